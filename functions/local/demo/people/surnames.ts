/** Frequent surnames with their pinyin and share in per mille of the population; the order is that of frequency. */
const frequent =
  '王Wang72 李Li70 张Zhang67 刘Liu54 陈Chen46 杨Yang31 黄Huang23 赵Zhao22 吴Wu20 周Zhou20 徐Xu17 孙Sun16 马Ma14 朱Zhu14 胡Hu13 林Lin12 郭Guo12 何He12 高Gao11 罗Luo10 郑Zheng10 梁Liang9 谢Xie8 宋Song8 唐Tang8 许Xu8 邓Deng7 冯Feng7 韩Han7 曹Cao7 曾Zeng6 彭Peng6 萧Xiao6 蔡Cai6 潘Pan5 田Tian5 董Dong5 袁Yuan5 于Yu5 余Yu5 叶Ye5 蒋Jiang5 杜Du5 苏Su5 魏Wei5 程Cheng5 吕Lyu5 丁Ding4 沈Shen4 任Ren4 姚Yao4 卢Lu4 傅Fu4 钟Zhong4 姜Jiang4 崔Cui4 谭Tan4 廖Liao4 范Fan4 汪Wang4 陆Lu4 金Jin3 石Shi3 戴Dai3 贾Jia3 韦Wei3 夏Xia3 邱Qiu3 方Fang3 侯Hou3 邹Zou3 熊Xiong3 孟Meng3 秦Qin3 白Bai3 江Jiang3 阎Yan3 薛Xue3 尹Yin3 段Duan3 雷Lei3 黎Li3 史Shi2 龙Long2 陶Tao2 贺He2 顾Gu2 毛Mao2 郝Hao2 龚Gong2 邵Shao2 万Wan2 钱Qian2 严Yan2 赖Lai2 覃Qin2 洪Hong2 武Wu2 莫Mo2 孔Kong2'

/** Surnames whose reading is special (单 Shàn, 仇 Qiú, 区 Ōu), and those of two characters: rare, and where name search goes wrong. */
const special =
  '单Shan 仇Qiu 解Xie 区Ou 查Zha 盖Ge 朴Piao 翟Zhai 缪Miao 乐Yue 宁Ning 冼Xian 逄Pang 牟Mu 那Na 纪Ji 燕Yan 华Hua 应Ying 车Che 过Guo 訾Zi 隗Wei 阚Kan 谌Chen 葛Ge 员Yun 种Chong 曲Qu 盛Sheng 尉Wei 欧阳Ouyang 尉迟Yuchi 司徒Situ 上官Shangguan 诸葛Zhuge 皇甫Huangfu 令狐Linghu 长孙Zhangsun 夏侯Xiahou 慕容Murong 鲜于Xianyu 端木Duanmu 澹台Tantai 万俟Moqi 单于Chanyu 钟离Zhongli'

/** Surnames that are far more frequent in Guangdong than in the country. */
const cantonese =
  '陈Chen90 李Li70 黄Huang80 张Zhang50 梁Liang45 林Lin45 刘Liu40 吴Wu35 罗Luo25 何He25 郑Zheng20 谢Xie20 邓Deng20 叶Ye18 冯Feng15 曾Zeng18 蔡Cai18 潘Pan12 钟Zhong15 卢Lu12 谭Tan12 赖Lai10 区Ou4 冼Xian4 麦Mai6 招Zhao1 欧阳Ouyang5 司徒Situ3'

/** A surname and its reading in the letters of a passport. */
export type Surname = { readonly han: string; readonly pinyin: string }

type Weighted = readonly (readonly [Surname, number])[]

function read(table: string): Weighted {
  return Array.from(
    table.matchAll(/(\p{Script=Han}+)([A-Z][a-z]+)(\d*)/gu),
    ([, han = '', pinyin = '', share = '']) => [{ han, pinyin }, share === '' ? 1 : Number(share)],
  )
}

/** Surnames of the country, each with its weight; special ones make up some 4 per cent. */
export const surnames: Weighted = [...read(frequent), ...read(special)]

/** Surnames of Guangdong. */
export const cantoneseSurnames: Weighted = [
  ...read(cantonese),
  ...read(frequent).map(([name, share]) => [name, share / 3] as const),
]
