/** Characters of given names with their reading, for those born before 1965, before 1985, and later; first and second character apart. */
const tables = {
  male: [
    {
      before: 1965,
      first:
        '建jian国guo志zhi文wen德de永yong世shi家jia光guang明ming正zheng庆qing振zhen学xue宗zong耀yao绍shao宝bao仲zhong伯bo树shu景jing兆zhao克ke继ji',
      second:
        '华hua明ming强qiang平ping民min生sheng林lin山shan海hai波bo伟wei忠zhong义yi安an祥xiang辉hui荣rong初chu良liang元yuan康kang毅yi新xin根gen桥qiao',
    },
    {
      before: 1985,
      first:
        '志zhi文wen晓xiao俊jun海hai伟wei剑jian立li少shao振zhen锦jin泽ze国guo永yong卫wei东dong宏hong新xin向xiang小xiao启qi',
      second:
        '军jun斌bin峰feng勇yong涛tao杰jie鹏peng辉hui明ming锋feng凯kai东dong超chao健jian平ping雄xiong宁ning彬bin川chuan旭xu',
    },
    {
      before: 2010,
      first: '子zi宇yu俊jun浩hao思si嘉jia泽ze晨chen一yi天tian博bo睿rui梓zi致zhi逸yi',
      second: '轩xuan豪hao然ran恒heng航hang昊hao远yuan翔xiang哲zhe宇yu舟zhou铭ming霖lin阳yang帆fan',
    },
  ],
  female: [
    {
      before: 1965,
      first: '秀xiu玉yu桂gui淑shu丽li美mei惠hui月yue素su慧hui雅ya春chun佩pei瑞rui爱ai',
      second: '英ying兰lan珍zhen芳fang华hua琴qin梅mei清qing娟juan萍ping云yun霞xia莲lian芬fen仪yi',
    },
    {
      before: 1985,
      first: '晓xiao丽li雪xue红hong海hai文wen艳yan静jing秋qiu少shao敏min佳jia慧hui燕yan洁jie',
      second: '红hong梅mei燕yan玲ling娟juan莉li敏min琳lin霞xia芬fen颖ying萍ping媛yuan虹hong瑛ying君jun',
    },
    {
      before: 2010,
      first: '子zi雨yu思si佳jia欣xin诗shi梦meng晨chen嘉jia若ruo语yu雅ya可ke心xin芷zhi',
      second: '涵han彤tong怡yi琪qi婷ting妍yan瑶yao晴qing萱xuan悦yue宁ning菲fei桐tong然ran蕾lei',
    },
  ],
} as const

const singles = {
  male: '伟wei强qiang勇yong磊lei军jun涛tao斌bin刚gang毅yi鹏peng波bo诚cheng巍wei翔xiang喆zhe堃kun骞qian',
  female: '静jing敏min丽li燕yan洁jie莹ying颖ying琳lin倩qian婷ting蓉rong薇wei晖hui垚yao淼miao',
} as const

/** Characters outside the Basic Multilingual Plane: two UTF-16 units each. */
const beyondBmp = '𬭎hong𬀩wei𬬭lun𬴊lin'

/** A character and its reading. */
export type Syllable = { readonly han: string; readonly pinyin: string }

function read(table: string): Syllable[] {
  return Array.from(table.matchAll(/(\p{Script=Han})([a-z]+)/gu), ([, han = '', pinyin = '']) => ({ han, pinyin }))
}

/** Gender as far as names know it. */
export type NameGender = keyof typeof tables

const pools = {
  male: tables.male.map(({ before, first, second }) => ({ before, first: read(first), second: read(second) })),
  female: tables.female.map(({ before, first, second }) => ({ before, first: read(first), second: read(second) })),
}
const rare = read(beyondBmp)
const singlePools = { male: read(singles.male), female: read(singles.female) }

/** Characters for people of `gender` born in `year`. */
export function givenNames(gender: NameGender, year: number) {
  const pool = pools[gender].find(({ before }) => year < before) ?? pools[gender].at(-1)
  if (pool === undefined) throw new RangeError(`no names for ${year}`)
  return { first: pool.first, second: pool.second, single: singlePools[gender], rare }
}
