/// How a page looks, as CSS: on screens wide and narrow, by light and in the dark, and on paper.
enum PageStyle {
  /// Everything but the colours and the marks of figures, which `FigureStyle` holds.
  static let screen: StaticString = """
    *{box-sizing:border-box}html{scroll-behavior:smooth;-webkit-text-size-adjust:100%;color-scheme:light dark}
    body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 "Helvetica Neue",Arial,"Liberation Sans",sans-serif;font-variant-numeric:tabular-nums}
    main,header,footer,nav{max-width:1120px;margin:0 auto;padding:0 16px}
    h1{font-size:clamp(26px,3.4vw,38px);line-height:1.15;margin:10px 0 6px;letter-spacing:-.015em;font-weight:700;overflow-wrap:anywhere}
    h2{font-size:24px;line-height:1.25;margin:56px 0 4px;padding-top:14px;border-top:3px solid var(--ink);letter-spacing:-.01em}
    .board>h2{border:0;margin-top:6px;padding:0;font-size:15px;color:var(--soft);font-weight:400;letter-spacing:0}
    h3{font-size:18px;line-height:1.3;margin:0 0 2px;overflow-wrap:anywhere}p{margin:0 0 10px;max-width:70ch}
    .sub{color:var(--soft);font-size:14px;margin:0 0 10px;max-width:86ch}.soft,.note{color:var(--soft)}
    .note{font-size:14px;line-height:1.45}.note p{margin:0 0 8px}
    .alt{position:absolute;width:1px;height:1px;margin:0;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
    header{padding-top:20px}.brand{font-size:13px;color:var(--soft);display:flex;justify-content:space-between;gap:2px 24px;flex-wrap:wrap}
    .brand>span{overflow-wrap:anywhere;max-width:100%}
    nav{position:sticky;top:0;z-index:2;background:var(--paper);border-bottom:1px solid var(--rule);display:flex;flex-wrap:wrap;gap:4px 22px;padding-top:8px;padding-bottom:8px;justify-content:space-between}
    fieldset{border:0;margin:0;padding:0;min-width:0;display:flex;flex-wrap:wrap;gap:2px}
    legend{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
    nav input{position:absolute;opacity:0;pointer-events:none}
    nav label{padding:5px 10px;border-radius:6px;font-size:14px;cursor:pointer;min-height:32px;border-bottom:2px solid transparent}
    nav input:checked+label{background:var(--wash);font-weight:700;border-bottom-color:var(--main)}
    nav input:focus-visible+label{outline:3px solid var(--main);outline-offset:1px}
    .de{display:none}:root:has(#de:checked) .de{display:revert}:root:has(#de:checked) .en{display:none}
    :root:has(#v-executive:checked) main>section:not(.executive),:root:has(#v-manager:checked) main>section:not(.manager),:root:has(#v-agent:checked) main>section:not(.agent),:root:has(#v-analyst:checked) main>section:not(.analyst){display:none}
    .verdict{font-size:clamp(20px,2.3vw,27px);line-height:1.32;margin:14px 0;max-width:38em;letter-spacing:-.01em}
    .keys{display:grid;grid-template-columns:repeat(4,1fr);border-top:1px solid var(--rule);border-bottom:1px solid var(--rule);margin:0 0 26px;padding:0}
    .keys div{padding:12px 14px 12px 0;min-width:0}.keys div+div{padding-left:16px;border-left:1px solid var(--rule)}
    .keys dt{font-size:13px;color:var(--soft)}.keys dd{margin:0}.keys .v{font-size:26px;font-weight:700;letter-spacing:-.02em;line-height:1.25}.keys .i{font-size:13px;color:var(--soft)}
    figure{margin:26px 0 34px;display:grid;grid-template-columns:minmax(0,760px) minmax(220px,1fr);gap:0 44px}
    figure>.head{grid-column:1/-1;margin-bottom:10px;min-width:0}figure>.draw{min-width:0}
    svg{display:block;width:100%;height:auto;overflow:visible}svg.slim{display:none;max-width:460px}
    table{border-collapse:collapse;font-size:14px;width:100%}.scroll{overflow-x:auto;position:relative}
    .scroll:focus-visible{outline:3px solid var(--main)}
    th,td{text-align:right;padding:5px 8px;border-bottom:1px solid var(--grid);vertical-align:top;white-space:nowrap}
    th:first-child,td:first-child{text-align:left;padding-left:0}thead th{border-bottom:1px solid var(--ink);font-weight:700;white-space:normal;vertical-align:bottom}
    tbody th{font-weight:400}.words td,.words th{text-align:left;white-space:normal;overflow-wrap:anywhere}.words th:first-child{min-width:9em}
    td .iv{color:var(--soft);font-size:12.5px}details{margin:8px 0 0;font-size:14px}
    summary{cursor:pointer;color:var(--main);padding:4px 0;width:max-content}summary:focus-visible{outline:3px solid var(--main)}
    .good{color:var(--good);font-weight:700}.bad{color:var(--warn);font-weight:700}.none{color:var(--soft)}
    .two{display:grid;grid-template-columns:1fr 1fr;gap:28px 44px;margin:18px 0}.two h3{border-top:1px solid var(--rule);padding-top:10px}
    ul,ol{padding-left:20px;margin:6px 0}li{margin:0 0 7px;max-width:62ch}.block{margin:26px 0 34px}
    footer{margin-top:60px;padding-top:14px;padding-bottom:40px;border-top:1px solid var(--rule);font-size:13px;color:var(--soft);overflow-wrap:anywhere}
    code{font:13px/1.4 ui-monospace,Menlo,Consolas,"Liberation Mono",monospace;overflow-wrap:anywhere}
    @media (max-width:1079px){figure{grid-template-columns:minmax(0,1fr)}figure>.draw{max-width:760px}.note{margin-top:8px}}
    @media (max-width:759px){td .iv{display:block}svg.wide{display:none}svg.slim{display:block}.keys{grid-template-columns:1fr 1fr}.keys div:nth-child(odd){border-left:0;padding-left:0}.keys div:nth-child(n+3){border-top:1px solid var(--rule)}.keys .v{font-size:22px}.two{grid-template-columns:1fr}nav{position:static}h2{font-size:21px}}
    @media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
    """

  /// What paper changes; the colours of light come before it.
  static let paper: StaticString = """
    @page{size:A4;margin:13mm 15mm}*{-webkit-print-color-adjust:exact;print-color-adjust:exact}html{color-scheme:light}
    body{font-size:10.5pt;line-height:1.4}main,header,footer{max-width:none;padding:0}nav,details{display:none}
    svg.wide{display:block}svg.slim{display:none}
    figure{grid-template-columns:1fr;margin:12px 0 16px;break-inside:avoid}figure>.draw{max-width:680px}
    .note{margin-top:4px;font-size:9.5pt}.note p{margin-bottom:3px;max-width:none}h2,h3{break-after:avoid}h2{margin-top:0;font-size:15pt}h3{font-size:12pt}
    .sub{font-size:9.5pt;margin-bottom:4px}main>section{break-before:page}main>section.executive:first-child{break-before:auto}.board{break-after:page}
    header{padding-top:0}.brand{font-size:8.5pt}h1{font-size:19pt;margin:3px 0}.board>h2{font-size:9.5pt;margin:2px 0}
    .verdict{font-size:12.5pt;line-height:1.25;margin:6px 0;max-width:none}.keys{grid-template-columns:repeat(4,1fr);margin-bottom:8px}.keys .v{font-size:15pt}
    .keys div{padding:5px 8px 5px 0}.keys div:nth-child(n){border-top:0}.keys div:nth-child(n+2){padding-left:10px;border-left:1px solid var(--rule)}
    .two{margin:6px 0;gap:10px 24px;grid-template-columns:1fr 1fr}li{margin-bottom:2px;font-size:9pt;line-height:1.35}.scroll{overflow:visible}
    table{font-size:8.5pt}th,td{padding:2px 5px;white-space:normal}td .iv{white-space:nowrap}
    .board figure{margin:6px 0 8px}figure>.head{margin-bottom:4px}.board .two{break-inside:avoid}
    """

  /// Opens the view that the address names, and follows the reader's language where the page has chosen none.
  static let script: StaticString = """
    (function(){var d=document,e=d.getElementById("v-"+location.hash.slice(1)),g=d.getElementById("de");\
    if(e)e.checked=true;\
    if(d.documentElement.dataset.language==="reader"&&/^de/i.test(navigator.language||""))g.checked=true;\
    function n(){d.documentElement.lang=g.checked?"de":"en"}n();d.addEventListener("change",n)})();
    """
}
