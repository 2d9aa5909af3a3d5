"""The style sheet of all: dark and light, narrow and wide, on paper. Contrast is WCAG 2.2 AA or better."""

STYLE = r"""
:root{color-scheme:light dark;--ink:#1b1f24;--soft:#4a525b;--page:#fff;--panel:#f4f5f7;--line:#8b949e;--link:#0b4fa8;
--error:#a3141c;--warning:#7a4b00;--suggestion:#1d5a7a;--error-bg:#fde7e8;--warning-bg:#fdf0d5;--suggestion-bg:#e3f1f8;
--good:#1a6334;--good-bg:#e2f4e7;--focus:#0b4fa8}
@media (prefers-color-scheme:dark){:root{--ink:#e9ecef;--soft:#b8c0c8;--page:#14171a;--panel:#1f2428;--line:#6d7680;
--link:#8cc2ff;--error:#ff9a9f;--warning:#f5c26b;--suggestion:#8fd0ef;--error-bg:#451a1d;--warning-bg:#3d2e0f;
--suggestion-bg:#12333f;--good:#7fd69a;--good-bg:#173421;--focus:#8cc2ff}}
*{box-sizing:border-box}
html{font:100%/1.55 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;color:var(--ink);background:var(--page);
scroll-padding-top:1rem}
body{margin:0 auto;max-width:78rem;padding:0 1rem 3rem;overflow-wrap:anywhere}
h1{font-size:1.9rem;line-height:1.2;margin:.2rem 0}h2{font-size:1.45rem;margin:2.2rem 0 .6rem}
h3{font-size:1.15rem;margin:1.4rem 0 .5rem}h4{font-size:1rem;margin:1.2rem 0 .4rem}
a{color:var(--link)}a:focus-visible,summary:focus-visible,input:focus-visible,.wide:focus-visible{
outline:3px solid var(--focus);outline-offset:2px;border-radius:2px}
.skip{position:absolute;left:-100rem}.skip:focus{position:static}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.top{border:1px solid var(--line);border-left:.6rem solid var(--line);border-radius:.4rem;padding:1rem 1.2rem;
margin-top:1rem;background:var(--panel)}
.top.stop{border-left-color:var(--error)}.top.pass{border-left-color:var(--good)}.top.unsure,.top.change{border-left-color:var(--warning)}
.tool{margin:0;color:var(--soft)}.top p:last-child{margin:.3rem 0 0}
.failed{border-left:.4rem solid var(--warning);padding:.1rem 1rem;background:var(--panel)}
.ways a{margin-right:1rem}
.wide{overflow-x:auto;margin:.8rem 0 1.2rem}
table{border-collapse:collapse;min-width:30rem}caption{text-align:left;font-weight:600;padding:.3rem 0}
th,td{text-align:left;vertical-align:top;padding:.35rem .9rem .35rem 0;border-bottom:1px solid var(--line)}
tbody th{font-weight:400}td,th{overflow-wrap:break-word}.number{white-space:nowrap}
.filters{display:flex;flex-wrap:wrap;gap:.6rem 1.2rem;padding:.6rem .9rem;background:var(--panel);border-radius:.4rem}
.filters>*,.choice{min-width:0;max-width:100%}.choice{margin:0}.choice label{display:block;font-weight:600}
select{font:inherit;color:var(--ink);background:var(--page);border:1px solid var(--line);border-radius:.3rem;
min-height:2rem;max-width:min(24rem,100%)}
fieldset{border:0;margin:0;padding:0;min-width:0}legend{font-weight:600;padding:0}
fieldset label{display:inline-flex;gap:.4rem;align-items:center;margin-right:1rem;min-height:1.75rem}
input[type=checkbox],input[type=radio]{width:1.15rem;height:1.15rem;margin:0}
.hint{color:var(--soft);margin:.2rem 0}.filters .hint{flex-basis:100%}
.partial{display:none;border-left:.4rem solid var(--warning);padding:.3rem .9rem;background:var(--panel)}
.filters:has(input:not(:checked))~.partial,.filters:has(option:checked:not(.every))~.partial{display:block}
.order:not(.in-errors){display:none}.sorts:has(#o-name:checked)~.in-name,.sorts:has(#o-grade:checked)~.in-grade{
display:block}.sorts:has(#o-errors:not(:checked))~.in-errors{display:none}
summary{cursor:pointer;padding:.25rem 0}
.document{border-top:1px solid var(--line);margin-top:1.2rem;content-visibility:auto;contain-intrinsic-size:auto 9rem}
.facts{background:var(--panel);border-radius:.4rem;padding:.4rem 1rem .6rem;margin:.5rem 0}
figure{margin:.6rem 0 0}figcaption{color:var(--soft)}
svg{display:block;width:100%;height:5rem}svg.grade{height:1.6rem}
.bar{fill:var(--suggestion)}.over{fill:var(--error)}.limit{stroke:var(--ink);stroke-width:2;stroke-dasharray:6 4;
vector-effect:non-scaling-stroke}.scale{fill:var(--line)}.good{fill:var(--good)}
.row{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,23rem);gap:0 1.6rem}
.block{margin:.45rem 0;max-width:44rem;white-space:pre-line}
.block.heading{font-weight:700}.block.h1{font-size:1.25rem}.block.h2{font-size:1.12rem}
.block.item,.block.definition{padding-left:1.2rem}.block.item::before{content:"\2022";margin-left:-1rem;padding-right:.6rem}
.quoted{border-left:3px solid var(--line);padding-left:.8rem}
.label,.where{color:var(--soft);font-weight:400;font-size:.875rem}
mark{color:inherit;background:none;border-bottom:3px solid;padding:0 .1em}
mark.error{background:var(--error-bg);border-color:var(--error)}
mark.warning{background:var(--warning-bg);border-color:var(--warning);border-bottom-style:dashed}
mark.suggestion{background:var(--suggestion-bg);border-color:var(--suggestion);border-bottom-style:dotted}
.ref{display:inline-block;min-width:1.5rem;min-height:1.5rem;line-height:1.5rem;text-align:center;font-size:.8rem;
font-weight:700;border-radius:.75rem;margin-left:.2em;text-decoration:none;border:1px solid currentColor}
.ref.error,.badge.error{color:var(--error)}.ref.warning,.badge.warning{color:var(--warning)}
.ref.suggestion,.badge.suggestion{color:var(--suggestion)}
.note{border:1px solid var(--line);border-left:.35rem solid var(--line);border-radius:.3rem;padding:.5rem .8rem;
margin:.45rem 0;background:var(--page)}
.note.error{border-left-color:var(--error)}.note.warning{border-left-color:var(--warning)}
.note.suggestion{border-left-color:var(--suggestion)}
.note:target,.note:has(:target){outline:3px solid var(--focus)}
.note p,.note ul{margin:.25rem 0}.note ul{padding-left:1.2rem}.badge{font-weight:700}
.note li a{display:inline-block;min-height:1.5rem}
.new-mark{font-size:.8rem;font-weight:700;color:var(--ink);border:1px solid currentColor;border-radius:.3rem;
padding:0 .35em}
.fix{margin:.4rem 0}.fix p{margin:.1rem 0}.line{white-space:pre-wrap;background:var(--panel);border-radius:.2rem;
padding:.15rem .4rem}.line code,.digests code{font-family:ui-monospace,Menlo,Consolas,monospace;font-size:.875rem}
.copy code{user-select:all;-webkit-user-select:all}ins{font-weight:700;text-decoration:none;color:var(--good)}
del{color:var(--error)}
.fields{display:flex;flex-wrap:wrap;gap:.6rem 2rem;align-items:end}.fields p{margin:0;flex:1 1 14rem}
.fields fieldset{flex-basis:100%}.fields p label{display:block;font-weight:600}
.fields p input{font:inherit;width:100%;min-height:2.25rem;color:var(--ink);background:var(--page);
border:1px solid var(--line);border-radius:.3rem;padding:.2rem .5rem}
.digests{min-width:0}.digests code{overflow-wrap:anywhere}dl{margin:.4rem 0;display:grid;gap:.2rem 1.5rem;
grid-template-columns:repeat(auto-fill,minmax(min(20rem,100%),1fr))}
dl div{display:flex;gap:.5rem}dt{color:var(--soft);flex:none}dd{margin:0}
.paper{display:none}
.stops{padding-left:1.6rem}.stops li{margin:.35rem 0}
.whole .note{max-width:60rem}.document:target,.document:has(:target){display:block!important}
.checklist{list-style:none;padding-left:0}.yes span{color:var(--good);font-weight:700}
.no span{color:var(--error);font-weight:700}
footer{border-top:1px solid var(--line);margin-top:2.5rem;color:var(--soft)}
@media (max-width:36rem){.counts{min-width:0;width:100%;table-layout:fixed}.counts th,.counts td{padding-right:.3rem}
.counts thead th{font-size:.7rem;width:3rem}.counts thead th:first-child{width:auto;font-size:1rem}
.counts thead th:nth-child(3){width:4.2rem}.counts thead th:nth-child(4){width:5.2rem}
.counts th:nth-child(n+5),.counts td:nth-child(n+5){display:none}}
@media (max-width:52rem){.row{grid-template-columns:minmax(0,1fr)}.notes{padding-left:.8rem}}
@media print{@page{size:A4;margin:12mm 14mm}:root{--ink:#000;--page:#fff;--panel:#fff;--soft:#333;--link:#000;
--error:#a3141c;--warning:#7a4b00;--suggestion:#1d5a7a;--error-bg:#fff;--warning-bg:#fff;--suggestion-bg:#fff;
--good:#1a6334;--line:#8b949e}
html{font-size:9pt;line-height:1.35}body{max-width:none;padding:0}p{margin:.35rem 0}
h1{font-size:1.5rem}h2{margin:1rem 0 .3rem}h3{margin:.7rem 0 .2rem}h4{margin:.5rem 0 .2rem}
.top{margin-top:0;padding:.4rem .9rem}th,td{padding:.1rem .9rem .1rem 0}.wide{overflow:visible;margin:.3rem 0 .5rem}
.filters,.sorts,.skip,.ways,.hint{display:none}
.document{content-visibility:visible;margin-top:.5rem}.document>details>summary{list-style:none;padding:0}
.facts{padding:0;margin:.2rem 0}.checklist{margin:.2rem 0;columns:2}
details::details-content{content-visibility:visible;display:block;height:auto}
.note,tr,.fields,.facts,.checklist li{break-inside:avoid}h2,h3,h4{break-after:avoid}
.clean .text,.clean .text-head,.clean .sentences,.clean .wide:has(.numbers),.one .wide:has(.documents){display:none}
.many .clean figure,.many .clean h4,.many .clean .checklist{display:none}.clean .paper{display:block}
.signoff{break-inside:avoid}.one .wide:has(.services){columns:2}.one .services{min-width:0}
.one .services th:last-child,.one .services td:last-child{display:none}
.fields p input{border:0;border-bottom:1px solid #000;border-radius:0}footer{margin-top:1rem}}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
"""
