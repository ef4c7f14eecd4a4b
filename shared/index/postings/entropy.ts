/** The fewest bytes in which a uniformly random set of `members` among `all` can be told apart on average: all x H(members / all). */
export function entropyBytes(members: number, all: number): number {
  const share = members / all
  if (share === 0 || share === 1) return 0
  return (-all * (share * Math.log2(share) + (1 - share) * Math.log2(1 - share))) / 8
}
