/// The colours and marks of figures, as CSS.
///
/// Hues of Okabe and Ito: blue is the programme, vermilion what is worse or broken, green what is better, grey what is
/// not shown. What is better or worse also carries a word, a sign or a place, since no pair of hues serves every eye.
/// Texts reach a contrast of 4.5 with the paper and marks 3 (WCAG 2.1); a test computes both from what stands here.
public enum FigureStyle {
  /// The colours on white paper.
  public static let light: StaticString = """
    :root{--paper:#fff;--wash:#f6f5f2;--ink:#1b1e22;--soft:#59616b;--rule:#d8d6d0;--grid:#e9e7e2;--main:#0068a8;\
    --band:#0068a82b;--warn:#a84300;--warnfill:#d55e00;--good:#00694a;--goodfill:#009e73;--mute:#868e97;--busy:#0068a838;\
    --event:#d55e0018;--h0:#f4f2ee;--h1:#fce0c0;--h2:#f8bd83;--h3:#ee8f45;--h4:#b8500c;--h5:#7a2e00;--ht0:#59616b;\
    --ht1:#4a2a08;--ht2:#3d2206;--ht3:#2b1704;--ht4:#fff;--ht5:#fff}
    """

  /// The colours on a dark screen.
  public static let dark: StaticString = """
    :root{--paper:#14171b;--wash:#1c2025;--ink:#e9ebee;--soft:#a7b0ba;--rule:#3a4149;--grid:#272c33;--main:#6db9f2;\
    --band:#6db9f233;--warn:#ff9f63;--warnfill:#f07f32;--good:#56cfa3;--goodfill:#35b385;--mute:#77808a;--busy:#6db9f240;\
    --event:#f07f3222;--h0:#22272d;--h1:#3f2c1c;--h2:#6a401c;--h3:#a4591a;--h4:#e58a3c;--h5:#ffc48a;--ht0:#a7b0ba;\
    --ht1:#f3d9bf;--ht2:#ffe9d3;--ht3:#fff;--ht4:#1c0f03;--ht5:#1c0f03}
    """

  /// How marks and texts of figures look.
  public static let marks: StaticString = """
    svg text{font:12px "Helvetica Neue",Arial,"Liberation Sans",sans-serif;fill:var(--ink)}svg .s11{font-size:11px}\
    svg .s13{font-size:13px}svg .b{font-weight:700}svg .soft{fill:var(--soft)}svg .warn{fill:var(--warn)}\
    svg .mainT{fill:var(--main)}\
    svg .halo{paint-order:stroke;stroke:var(--paper);stroke-width:4px;stroke-linejoin:round}
    svg path{fill:none;stroke-linecap:butt}.grid{stroke:var(--grid)}.axis{stroke:var(--mute)}\
    .zero{stroke:var(--ink);stroke-width:1.2}.rule{stroke:var(--warn);stroke-width:1.6;stroke-dasharray:5 3}\
    .link{stroke:var(--mute)}.front{stroke:var(--mute);stroke-width:1.5;stroke-dasharray:2 3}\
    .line{stroke:var(--main);stroke-width:2;stroke-linejoin:round}\
    svg .band{fill:var(--band);stroke:var(--main);stroke-width:.7;stroke-opacity:.7}\
    .ci{stroke:var(--main);stroke-width:2}.thick{stroke-width:4}.dot{fill:var(--main)}\
    .hollow{fill:var(--paper);stroke:var(--main);stroke-width:2}
    .ci.bad{stroke:var(--warnfill)}.dot.bad{fill:var(--warnfill)}.hollow.bad{stroke:var(--warnfill)}\
    .ci.good{stroke:var(--goodfill)}.dot.good{fill:var(--goodfill)}.hollow.good{stroke:var(--goodfill)}\
    .ci.none{stroke:var(--mute)}.dot.none{fill:var(--paper);stroke:var(--mute);stroke-width:2}
    .fill.main{fill:var(--main)}.fill.good{fill:var(--goodfill)}.fill.bad{fill:var(--warnfill)}.fill.none{fill:var(--mute)}\
    .filllight{fill:var(--main);fill-opacity:.3;stroke:var(--main)}.fillpos{fill:var(--main);opacity:.75}\
    .fillneg{fill:var(--warnfill);opacity:.9}.whisk{stroke:var(--ink);stroke-width:1.2}\
    .hatch{fill:var(--band);stroke:var(--main);stroke-width:.7}
    .need{stroke:var(--warnfill);stroke-width:2.4}\
    svg .busyfill{fill:var(--busy);stroke:var(--main);stroke-width:.8;stroke-opacity:.7}\
    .event{fill:var(--event)}.eventline{stroke:var(--warn)}.year{fill:var(--main);opacity:.75}.cert{fill:var(--band)}\
    svg .dia{fill:var(--paper);stroke:var(--main);stroke-width:2}svg .dia.bad{stroke:var(--warnfill)}
    .h0{fill:var(--h0)}.h1{fill:var(--h1)}.h2{fill:var(--h2)}.h3{fill:var(--h3)}.h4{fill:var(--h4)}.h5{fill:var(--h5)}\
    .hx{fill:none;stroke:var(--grid)}svg .h0t{fill:var(--ht0)}svg .h1t{fill:var(--ht1)}svg .h2t{fill:var(--ht2)}\
    svg .h3t{fill:var(--ht3)}svg .h4t{fill:var(--ht4)}svg .h5t{fill:var(--ht5)}
    """
}
