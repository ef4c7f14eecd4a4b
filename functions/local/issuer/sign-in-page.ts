import { html } from 'hono/html'
import type { Bilingual } from '../../../shared/errors.ts'
import { welcomeStyle } from '../welcome.ts'
import { localAccounts } from './accounts.ts'

type Html = ReturnType<typeof html>

/** What the page shows: where its form goes, who asks, the account that was typed before, and why that did not do. */
export type SignIn = {
  readonly action: string
  readonly client: Bilingual
  readonly account: string
  readonly refusal: Bilingual | undefined
}

/** Address of the style of these pages. */
export const stylePath = '/sign-in.css'

/** The page where people sign in: a form and nothing else, without script. */
export function signInPage({ action, client, account, refusal }: SignIn): Html {
  const said = refusal === undefined ? '' : html`<p class="refusal" id="refusal" role="alert">${both(refusal)}</p>`
  const faulty = refusal === undefined ? '' : html` aria-invalid="true" aria-describedby="refusal"`
  return page(
    { zh: '登录', en: 'Sign in' },
    html`
  <p>${client.zh}请您登录；如非您本人发起，请关闭本页。 <span lang="en">Asked by ${client.en}. If you did not start it, close this page.</span></p>
  ${said}
  <form method="post" action="${action}">
    <label for="account">账户 <span lang="en">Account</span></label>
    <input id="account" name="account" list="accounts" value="${account}" required maxlength="100" autocomplete="username"
      autocapitalize="none" spellcheck="false"${faulty}${account === '' ? html` autofocus` : ''}>
    <datalist id="accounts">
      ${localAccounts.map(({ name, title }) => html`<option value="${name}">${title.zh} ${title.en}</option>`)}
    </datalist>
    <label for="password">密码 <span lang="en">Password</span></label>
    <input id="password" name="password" type="password" required maxlength="200" autocomplete="current-password"${faulty}${account === '' ? '' : html` autofocus`}>
    <button type="submit">登录 <span lang="en">Sign in</span></button>
  </form>
  <p class="about">演示账户，并非真人；密码见启动系统的终端。
    <span lang="en">Demonstration accounts, nobody real; the password is in the terminal in which the system was started.</span></p>`,
  )
}

/** What is shown when somebody cannot sign in here; `code` and `detail` are the protocol's own words. */
export function errorPage(code: string, detail: string | undefined): Html {
  return page(
    { zh: '无法登录', en: 'Not signed in' },
    html`
  <p role="alert">这次登录已过期，或请求有误；请回到请您登录的程序，重新开始。
    <span lang="en">This sign-in has expired, or was not asked for properly; go back to where you came from and start again.</span></p>
  <p><code>${code}</code><span lang="en">${detail ?? ''}</span></p>`,
  )
}

function page(title: Bilingual, content: Html): Html {
  return html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title.zh} ${title.en} · 聚贤 Juxian</title>
<link rel="stylesheet" href="${stylePath}">
</head>
<body>
<main>
  <h1>聚贤 <span lang="en">Juxian</span></h1>
  <h2>${both(title)}</h2>
  ${content}
</main>
</body>
</html>`
}

function both({ zh, en }: Bilingual): Html {
  return html`${zh} <span lang="en">${en}</span>`
}

/** Style of these pages. */
export const signInStyle = `${welcomeStyle}
main { width: min(26rem, 100vw - 3rem) } h2 { margin: .4rem 0 0; font-size: 1.15rem }
form { display: grid; gap: .35rem } label { margin-top: .7rem; font-weight: 600 } label [lang=en] { font-weight: 400 }
input { font: inherit; padding: .5rem .7rem; border: 1px solid light-dark(#8a8580, #777); border-radius: 8px; color: inherit;
  background: light-dark(#fff, #17181a) }
input:focus-visible, button:focus-visible { outline: 3px solid light-dark(#a01f2788, #ff8a80); outline-offset: 1px }
button { font: inherit; font-weight: 600; margin-top: 1.2rem; padding: .6rem; border: 0; border-radius: 8px; color: #fff; background: #b3262e;
  cursor: pointer } button [lang=en] { opacity: 1; font-weight: 400 }
.refusal { padding: .6rem .8rem; border-left: 4px solid #b3262e; background: light-dark(#fbeceb, #3a2526) }
.refusal [lang=en] { opacity: 1 } .about { font-size: .9rem; margin: 1.2rem 0 0 }
`
