/**
 * How a report looks: on light and on dark screens, on a phone and on paper. The reader's system decides which, unless one of
 * the three buttons is chosen; each colour says both. No text is below a contrast of 4.5 to 1.
 */

const heatLow = ['#440154', '#46327e', '#365c8d', '#277f8e', '#1fa187', '#4ac16d', '#a0da39', '#fde725']

/** Steps of eight levels: from faint to strong on both screens. */
const heat = (levels: readonly string[]): string =>
  levels.map((color, at) => `--heat-${at + 1}:light-dark(${levels[levels.length - 1 - at]},${color});`).join('')

/** Told apart by everyone: Okabe and Ito, darker on a light screen. */
const series = [
  ['#0b69a3', '#56b4e9'],
  ['#c2560a', '#f0903c'],
  ['#0a7d5b', '#2fc494'],
  ['#a8407f', '#e08fc0'],
  ['#7a6a00', '#e8d84a'],
  ['#5b4fc0', '#a99cf5'],
  ['#9c2f2f', '#f08080'],
  ['#5c6670', '#aeb8c2'],
]
  .map(([light, dark], at) => `--series-${at + 1}:light-dark(${light},${dark});`)
  .join('')

export const pageStyle = `
:root{color-scheme:light dark;--back:light-dark(#fff,#15171c);--card:light-dark(#f6f7f9,#1d2027);--line:light-dark(#dcdfe5,#343944);
--text:light-dark(#1b1f27,#e7e9ee);--faint:light-dark(#566070,#a3abb8);--link:light-dark(#0b5cad,#7ab8ff);
--good:light-dark(#0a7d5b,#2fc494);--warn:light-dark(#b3261e,#ff8a80);--limit:light-dark(#1b1f27,#fff);${series}${heat(heatLow)}}
:root:has(#theme-light:checked){color-scheme:light}
:root:has(#theme-dark:checked){color-scheme:dark}
*{box-sizing:border-box}
html{background:var(--back);scroll-behavior:smooth;-webkit-text-size-adjust:100%}
body{margin:0;color:var(--text);font:15px/1.5 system-ui,-apple-system,"Segoe UI",sans-serif}
a{color:var(--link)}
code,pre,.mono{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
:focus-visible{outline:2px solid var(--link);outline-offset:2px}
.page{display:grid;grid-template-columns:12rem minmax(0,70rem);gap:0 2rem;max-width:88rem;margin:0 auto;padding:0 1.5rem 4rem}
header{grid-column:1/-1;display:flex;flex-wrap:wrap;gap:.5rem 2rem;justify-content:space-between;align-items:end;padding:2rem 0 1rem;border-bottom:1px solid var(--line);margin-bottom:1.5rem}
h1{font-size:1.75rem;line-height:1.2;margin:0;overflow-wrap:anywhere}
header p{margin:.25rem 0 0;color:var(--faint);overflow-wrap:anywhere}
h2{font-size:1.3rem;line-height:1.3;margin:0 0 .75rem}
h3{font-size:1.05rem;margin:1.75rem 0 .5rem}
section{padding-bottom:2.5rem;scroll-margin-top:1rem}
p{margin:.5rem 0;max-width:46rem;overflow-wrap:anywhere}
ul{padding-left:1.2rem;margin:.5rem 0}li{overflow-wrap:anywhere;margin:.15rem 0}
fieldset{border:0;margin:0;padding:0;display:flex;gap:0;font-size:.85rem}
fieldset legend{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
fieldset input{position:absolute;opacity:0;pointer-events:none}
fieldset label{padding:.25rem .7rem;border:1px solid var(--line);cursor:pointer;margin-left:-1px}
fieldset label:first-of-type{border-radius:6px 0 0 6px}fieldset label:last-of-type{border-radius:0 6px 6px 0}
fieldset input:checked+label{background:var(--text);color:var(--back);border-color:var(--text)}
fieldset input:focus-visible+label{outline:2px solid var(--link);outline-offset:2px}
nav{position:sticky;top:1.5rem;align-self:start;font-size:.9rem}
nav ol{list-style:none;margin:0;padding:0;border-left:2px solid var(--line)}
nav a{display:block;padding:.25rem 0 .25rem .9rem;color:var(--faint);text-decoration:none}
nav a:hover{color:var(--link)}
.tiles{display:grid;grid-template-columns:repeat(auto-fill,minmax(13rem,1fr));gap:.75rem;margin:0;padding:0}
.tile{background:var(--card);border:1px solid var(--line);border-radius:8px;padding:.75rem .9rem;display:flex;flex-direction:column}
.tile dt{font-size:.82rem;color:var(--faint)}
.tile dd{margin:0}.tile .value{font-size:1.55rem;line-height:1.3;font-weight:600;font-variant-numeric:tabular-nums}
.tile .note{font-size:.82rem;color:var(--faint)}
.tile.warns{border-color:var(--warn)}.tile.warns .value{color:var(--warn)}
.scroll{overflow-x:auto;margin:1rem 0 1.25rem;border:1px solid var(--line);border-radius:8px}
table{border-collapse:collapse;width:100%;font-size:.86rem;line-height:1.4}
caption{text-align:left;font-weight:600;padding:.6rem .75rem;background:var(--card);border-bottom:1px solid var(--line)}
th,td{padding:.4rem .6rem;text-align:left;vertical-align:top;border-bottom:1px solid var(--line)}
tbody tr:last-child>*{border-bottom:0}
thead th{font-weight:600;color:var(--faint);white-space:nowrap}
tbody th{font-weight:500}
.gives{overflow-wrap:break-word}.keeps{white-space:nowrap}
.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
tr.group th{background:var(--card);font-weight:600}
tr.total>*{font-weight:600;border-top:2px solid var(--line)}
.mark{display:inline-block;min-width:1.6em;padding:0 .35em;border-radius:4px;font-weight:600;text-align:center;background:var(--card);border:1px solid var(--line)}
.mark.S{color:var(--warn);border-color:var(--warn)}
.over{color:var(--warn);font-weight:600}
details{margin:1rem 0;border:1px solid var(--line);border-radius:8px}
details>.scroll{margin:0;border:0;border-top:1px solid var(--line);border-radius:0}
summary{cursor:pointer;padding:.6rem .75rem;font-weight:600;font-size:.9rem}
details>.scroll caption{display:none}
pre{margin:0;padding:.75rem;border-top:1px solid var(--line);overflow-x:auto;font-size:.8rem;line-height:1.5;background:var(--card)}
figure{margin:1.25rem 0;border:1px solid var(--line);border-radius:8px;overflow-x:auto}
figcaption{font-weight:600;font-size:.9rem;padding:.6rem .75rem 0;position:sticky;left:0}
figure svg{display:block;padding:.5rem .75rem;max-width:none}
.chart svg{width:100%;min-width:40rem;height:auto;padding:.25rem .75rem .5rem}
.chart svg text{white-space:pre;fill:var(--text)}
.legend{display:flex;flex-wrap:wrap;gap:.25rem 1rem;list-style:none;margin:.25rem .75rem 0;padding:0;font-size:.82rem;color:var(--faint)}
.legend li::before{content:"";display:inline-block;width:.8em;height:.8em;border-radius:2px;margin-right:.4em;background:var(--swatch)}
.legend .tick::before{width:3px;height:1em;border-radius:0;vertical-align:-.1em}
.heat .bg{fill:none}.heat text{font:12px ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;white-space:pre;fill:var(--text)}
.heat .name{font-weight:bold;font-size:13px}.heat .faint{fill:var(--faint)}.heat .l0{fill:var(--card)}
${heatLow.map((_, at) => `.heat .l${at + 1}{fill:var(--heat-${at + 1})}`).join('')}
.heat .x{stroke:light-dark(#000,#fff);stroke-width:1.5}.heat .rim{stroke:light-dark(#fff,#000);stroke-width:3}.heat .x,.heat .rim{fill:none;stroke-linecap:round}
.finding{border:1px solid var(--line);border-left:4px solid var(--faint);border-radius:8px;padding:.7rem .9rem;margin:.75rem 0;break-inside:avoid}
.finding.warning{border-left-color:var(--series-2)}.finding.problem{border-left-color:var(--warn)}
.finding h3{margin:0 0 .4rem;font-size:.98rem}
.badge{font-size:.74rem;font-weight:600;padding:.1rem .45rem;border-radius:4px;border:1px solid currentColor;margin-right:.5rem;vertical-align:.08em;color:var(--faint)}
.warning .badge{color:var(--series-2)}.problem .badge{color:var(--warn)}
.finding dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:.15rem .9rem;margin:0;font-size:.88rem}
.finding dt{color:var(--faint)}.finding dd{margin:0;overflow-wrap:anywhere}
.rule{font-weight:400;color:var(--faint);font-size:.85rem}
@media (max-width:60rem){.page{grid-template-columns:minmax(0,1fr);padding:0 1rem 3rem}nav{position:static;margin-bottom:1.5rem}
nav ol{display:flex;flex-wrap:wrap;gap:.3rem;border:0}nav a{padding:.2rem .6rem;border:1px solid var(--line);border-radius:999px}
.tiles{grid-template-columns:repeat(auto-fill,minmax(9.5rem,1fr))}.tile .value{font-size:1.3rem}
.finding dl{grid-template-columns:1fr}.finding dd{margin-bottom:.3rem}}
@media print{@page{margin:14mm}:root,:root:has(#theme-dark:checked){color-scheme:light}body{font-size:10pt}
.page{display:block;padding:0;max-width:none}nav,fieldset{display:none}header{padding-top:0}
section{padding-bottom:1rem}h2,h3,caption,figcaption{break-after:avoid}tr,figure,.tile,.finding{break-inside:avoid}
.scroll,figure{overflow:visible}table{font-size:7.5pt}th,td{padding:.2rem .4rem}thead th,.keeps,.n{white-space:normal}.gives{min-width:0}
figure svg,.chart svg{max-width:100%;min-width:0;height:auto}summary{list-style:none}pre{white-space:pre-wrap;overflow-wrap:anywhere;font-size:7.5pt}
details::details-content{content-visibility:visible;display:block;block-size:auto}*{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
`
