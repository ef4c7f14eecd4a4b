/** Number of the meaning of the lists: it grows whenever the same facts come to be listed otherwise, and a generation of another number is built anew. */
export const listSchema = 2
