// Plain JavaScript of any age: an older Node has to be able to read this file in order to say that it is too old.
// Runs before `npm start` and `npm test` (package.json, prestart and pretest).
const found = process.versions.node
if (Number(found.split('.')[0]) < 24) {
  console.error(
    `聚贤需要 Node.js 24 或更高版本，当前为 ${found}。请安装 https://nodejs.org/zh-cn/download 后重试。\n` +
      `Juxian needs Node.js 24 or newer; this is ${found}. Install it from https://nodejs.org/download and try again.`,
  )
  process.exit(1)
}
