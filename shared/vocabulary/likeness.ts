/**
 * How like a name is to `text`, both in the form of `nameKey`: above 1 where one holds the other, else the mean of the shares
 * of characters and of pairs in common (Dice), so that one wrong character of three still counts; higher levels of the tree
 * win a tie. Returns a function because `text` is compared with a whole list; only its first 40 characters count.
 */
export function likeness(text: string): (name: string, level: number) => number {
  const key = text.slice(0, 40)
  const chars = [...new Set(key)]
  const pairs = chars.length < 2 ? [] : Array.from({ length: key.length - 1 }, (_, at) => key.slice(at, at + 2))
  return (name, level) => {
    if (key === '' || name === '') return 0
    if (name.includes(key) || key.includes(name)) {
      const share = Math.min(key.length, name.length) / Math.max(key.length, name.length)
      return (name.startsWith(key) || key.startsWith(name) ? 1.5 : 1) + share / 4 + 1 / (4 * level)
    }
    const same = chars.filter((char) => name.includes(char)).length
    if (same === 0) return 0
    const together = pairs.filter((pair) => name.includes(pair)).length
    return same / (chars.length + name.length) + together / (pairs.length + name.length) + 0.01 / level
  }
}
