import { createHash } from 'node:crypto'

/** The style of the page. */
export const pageStyle = `
:root { color-scheme: light; font: 15px/1.6 "Noto Serif CJK SC", "Songti SC", SimSun, Georgia, serif; color: #1b1b1b; background: #fff; }
body { max-width: 72rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; break-after: avoid; }
h1 small, h2 small, .en { color: #595959; font-weight: normal; font-size: .85em; }
.id { color: #6b6b6b; font: .75em/1.4 ui-monospace, Consolas, monospace; overflow-wrap: anywhere; }
.what { color: #595959; }
.wide { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; table-layout: auto; }
th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; border: 1px solid #d5d5d5; overflow-wrap: anywhere; }
th { background: #f4f4f2; font-weight: normal; min-width: 7rem; }
td p, th p { margin: 0; white-space: pre-line; }
.none { color: #595959; margin: 0; }
@page { margin: 1.5cm; }
@media print { :root { font-size: 11px; } body { margin: 0; max-width: none; padding: 0; } .wide { overflow: visible; } thead { display: table-header-group; } tr { break-inside: avoid; } }
`

/** What the page may load: nothing but its own style, known by its hash. */
export const pagePolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(pageStyle).digest('base64')}'`,
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')
