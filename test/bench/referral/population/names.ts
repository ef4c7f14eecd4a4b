import type { Chance } from './chance.ts'
import { Odds } from './odds.ts'

/** Surnames by frequency; compound ones and those of special readings at the end. */
const surnames =
  '王李张刘陈杨黄赵吴周徐孙马朱胡林郭何高罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严赖覃洪武莫孔汤向常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁房蒲滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利於呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由'
const compound = '欧阳 上官 司马 诸葛 东方 令狐 尉迟 皇甫 慕容 司徒 夏侯 端木 公孙 长孙'

const male =
  '伟建军国强志明文华勇平海杰涛斌林峰辉永德俊金宏东春超生波宇晓鹏光新飞小立洪世学庆龙忠成振浩胜利民玉云清荣少祥家正江松刚亮子天云山元毅兵福瑞思安全良健凯贵树兴亚加向卫森义敏仁友中旭泽培景长继宝富进启大康博先红丰锋贤瑜诚锦昌全雷栋彬雄宁宗信顺阳孝炳智秋喜双绍根有克梓万达源嘉升月洋传一岩岳仲伦书怀承昊晨朝殿炎煜琦瑾皓硕磊祖纪群耀言轩远铭阔鸿鑫霖恒翔航轩逸致哲铁钢'
const female =
  '丽芳红秀玉英梅华玲燕敏娟霞静萍艳兰珍春云桂琴雪莉洁丹小琳晓莹婷颖慧凤洪蓉娜佳淑文美菊香月莲平爱金倩瑞青蕾佩素志巧惠雅芬欣新彩建思茹怡璐仙荣海琼宁晶瑛薇卿妍悦嘉梓萱涵诗雨露瑶岚菲馨舒珊芸锦君银芝珠媛冰冬凡叶可宜心念文映昕晗柳桃梦楠沁淼清渝澜灵烨玫琪琦璇眉真睿碧秋立笑筠纯绮翠育苑苗若茜荷萌葵蔓蕙薰语谊贞贤越霄霏青韵韶颜馥黛'

const surnameOdds = Odds.zipf([...[...new Set(surnames)].slice(0, 240), ...compound.split(' ')], 0.95)
const givenOdds = { male: Odds.zipf([...new Set(male)], 0.75), female: Odds.zipf([...new Set(female)], 0.75) }
const double = Odds.zipf(['建国', '建华', '国强', '志强', '志明', '海涛', '文华', '永强', '建军', '晓东'], 0.5)

const foreignGiven = [
  'John',
  'Anna',
  'Peter',
  'Maria',
  'Kenji',
  'Elena',
  'Thomas',
  'Sofia',
  'Hans',
  'Marie',
  'Igor',
  'Li',
]
const foreignFamily = [
  'Smith',
  'Müller',
  'Tanaka',
  'Ivanov',
  'Dubois',
  'Rossi',
  'Kim',
  'Jones',
  'García',
  'Silva',
  'Brown',
]
const uyghur = ['艾力', '迪力', '古丽', '阿迪力', '买买提', '吐尔逊', '库尔班', '热依汗', '依明', '托合提']

/** A made-up name as it is written, by sex, year of birth and ethnic group. */
export function nameOf(chance: Chance, sex: 'male' | 'female', born: number, ethnicity: string | undefined): string {
  if (ethnicity === '05' && chance.is(0.8)) return `${chance.pick(uyghur)}·${chance.pick(uyghur)}`
  const surname = surnameOdds.draw(chance)
  if (sex === 'male' && born < 1975 && chance.is(0.003)) return surname + double.draw(chance)
  const one = givenOdds[sex].draw(chance)
  return surname + one + (chance.is(0.14) ? '' : givenOdds[sex].draw(chance))
}

/** A made-up name of somebody who is not from China. */
export function foreignName(chance: Chance): string {
  return `${chance.pick(foreignGiven)} ${chance.pick(foreignFamily)}`
}
