/** Who acts: a signed-in person, a machine client, or the system itself; part of every audit item. */
export type Actor = { readonly id: string; readonly kind: 'user' | 'client' | 'system' }
