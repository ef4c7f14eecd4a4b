/** By initial, what may follow it; ü is written v. Those without initial begin with a, e, o, w or y; o alone is only an interjection. */
const finals = `b a ai an ang ao ei en eng i ian iao ie in ing o u
p a ai an ang ao ei en eng i ian iao ie in ing o ou u
m a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u
f a an ang ei en eng o ou u
d a ai an ang ao e ei en eng i ia ian iao ie ing iu ong ou u uan ui un uo
t a ai an ang ao e eng i ian iao ie ing ong ou u uan ui un uo
n a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan un uo v ve
l a ai an ang ao e ei eng i ia ian iang iao ie in ing iu o ong ou u uan un uo v ve
g a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo
k a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo
h a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo
j i ia ian iang iao ie in ing iong iu u uan ue un
q i ia ian iang iao ie in ing iong iu u uan ue un
x i ia ian iang iao ie in ing iong iu u uan ue un
zh a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo
ch a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo
sh a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo
r an ang ao e en eng i ong ou u ua uan ui un uo
z a ai an ang ao e ei en eng i ong ou u uan ui un uo
c a ai an ang ao e en eng i ong ou u uan ui un uo
s a ai an ang ao e en eng i ong ou u uan ui un uo
w a ai an ang ei en eng o u
y a an ang ao e i in ing o ong ou u uan ue un
a i n ng o
e i n ng r
o u`

/** Other ways to write a syllable with ü: passports have lyu, and lue needs no dots to be told from anything. */
const spellings: readonly (readonly [string, string])[] = [
  ['lyu', 'lv'],
  ['nyu', 'nv'],
  ['lyue', 'lve'],
  ['nyue', 'nve'],
  ['lue', 'lve'],
  ['nue', 'nve'],
]

const plain = ['a', 'e', ...finals.split('\n').flatMap((line) => withInitial(line.split(' ')))]

/** Every way to write a syllable of Mandarin without its tone → the one in which lists are named: a to zuo, lv. */
export const syllables: ReadonlyMap<string, string> = new Map([
  ...plain.map((each) => [each, each] as const),
  ...spellings,
])

/** The most letters of a syllable. */
export const longestSyllable = 6

const beginnings = new Set(plain.flatMap((each) => Array.from(each, (_, at) => each.slice(0, at + 1))))

/** Whether some syllable begins so. */
export function beginsSyllable(letters: string): boolean {
  return beginnings.has(letters)
}

/** What an abbreviation may have for a syllable: its first letter, or zh, ch, sh. */
export function isInitial(letters: string): boolean {
  return (letters.length === 1 && beginnings.has(letters)) || /^[zcs]h$/.test(letters)
}

function withInitial([initial = '', ...rest]: readonly string[]): readonly string[] {
  return rest.map((final) => initial + final)
}
