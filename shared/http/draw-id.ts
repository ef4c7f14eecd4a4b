import { customAlphabet } from 'nanoid'

/** Draws the random part of an id: Crockford's base 32, five bits a character from the system's source of randomness. */
export const drawId = customAlphabet('0123456789abcdefghjkmnpqrstvwxyz')
