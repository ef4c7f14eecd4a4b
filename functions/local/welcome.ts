import type { Context } from 'hono'
import { html } from 'hono/html'
import { localAccounts, machineClient } from './issuer/accounts.ts'

/** What can be asked for: an address and what it shows. */
const addresses = [
  ['/v1/organizations?kind=society', '学会、协会、研究会', 'societies'],
  ['/v1/vacancies?region=440000', '广东的空缺与即将届满的职务', 'posts in Guangdong to be filled, now or soon'],
  ['/v1/liaisons?region=440000', '广东的“三长”', 'the three heads in Guangdong'],
  ['/v1/people?region=440000', '在广东工作的人', 'people who work in Guangdong'],
  ['/v1/search?q=zhangwei', '按姓名、名称查找（汉字、拼音、首字母）', 'names by characters, pinyin or initials'],
  ['/v1/vocabularies', '全部代码表', 'all code lists'],
  ['/v1/capabilities', '本服务的能力与限额', 'what this service can do, and its limits'],
] as const

/** What the page says: the address of the system, and the percentage while data is being loaded. */
export type Welcome = { readonly address: string; readonly loading: number | undefined }

/** The page at `/` of a local system: who may sign in and how, and what can be asked for then. It shows nothing of the directory, and no password. */
export function welcome(c: Context, { address, loading }: Welcome): Response | Promise<Response> {
  c.header('Content-Language', 'zh-CN')
  c.header('Cache-Control', 'no-store')
  if (loading !== undefined) c.header('Refresh', '2')
  return c.html(page(loading === undefined ? ready(address) : waiting(loading)))
}

function ready(address: string) {
  return html`
  <p>系统已就绪；先登录，再查询（另用数据文件夹时加 --data）。<span lang="en">The system is ready. Sign in, then ask; with a data folder of your own, add --data.</span></p>
  <pre>TOKEN=$(npm run -s token -- liaison)
curl -H "Authorization: Bearer $TOKEN" '${address}/v1/vacancies?region=440000'</pre>
  <p>账户（演示用，并非真人）<span lang="en">accounts (for demonstration, nobody real)</span></p>
  <ul>
    ${[...localAccounts, machineClient].map(({ name, title }) => html`<li><code class="name">${name}</code> ${title.zh} <span lang="en">${title.en}</span></li>`)}
  </ul>
  <p>可以查询 <span lang="en">what can be asked for</span></p>
  <ul>
    ${addresses.map(([path, zh, en]) => html`<li>${zh} <span lang="en">${en}</span><code>${path}</code></li>`)}
  </ul>`
}

function waiting(percent: number) {
  return html`
  <p>正在载入演示数据… <span lang="en">Loading demo data…</span></p>
  <p><progress max="100" value="${percent}"></progress> ${percent} %</p>`
}

function page(content: ReturnType<typeof waiting>) {
  return html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>聚贤 Juxian</title>
<link rel="stylesheet" href="/welcome.css">
</head>
<body>
<main>
  <h1>聚贤 <span lang="en">Juxian</span></h1>
  <p class="about">组织、职务与人才的名录 <span lang="en">the record of organizations, posts and people</span></p>
  ${content}
</main>
</body>
</html>`
}

/** Style of the welcome page, an address of its own so that the policy needs no exception. */
export const welcomeStyle = `
:root { color-scheme: light dark; font: 16px/1.7 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif }
body { margin: 0; display: grid; min-height: 100vh; place-items: center; background: light-dark(#f6f4ef, #17181a) }
main { width: min(40rem, 100vw - 3rem); margin: 2rem 0; padding: 2rem 2.5rem; border-radius: 14px; box-sizing: border-box;
  background: light-dark(#fff, #222427); border-top: 5px solid #b3262e; box-shadow: 0 8px 32px #0002 }
h1 { margin: 0; font-size: 2rem; letter-spacing: .1em } h1 span { font-weight: 400; letter-spacing: 0 }
[lang=en] { opacity: .62; font-size: .88em } .about { margin-top: .2rem }
ul { list-style: none; padding: 0 } li { padding: .55rem 0; border-top: 1px solid light-dark(#eee, #333) }
code { display: block; font-size: .82em; opacity: .7 } code.name { display: inline-block; min-width: 11em; opacity: 1 }
pre { white-space: pre-wrap; overflow-wrap: anywhere; padding: .8rem 1rem; border-radius: 8px; font-size: .82rem; background: light-dark(#f6f4ef, #17181a) }
progress { width: 70%; accent-color: #b3262e }
`
