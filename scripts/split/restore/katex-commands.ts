/**
 * Every command of KaTeX with a name of at least two letters, by its effect in a formula. The table was made from
 * KaTeX's own parser; the test `restore-katex-commands` makes it again, and fails where KaTeX has changed.
 */
export const KATEX_COMMANDS = {
  relation: `
    Bumpeq Darr Doteq Downarrow Harr Join Larr Leftarrow Leftrightarrow Lleftarrow Longleftarrow
    Longleftrightarrow Longrightarrow Lrarr Lsh Rarr Rightarrow Rrightarrow Rsh Subset Supset Uarr
    Uparrow Updownarrow Vdash Vvdash approx approxcolon approxcoloncolon approxeq asymp backepsilon
    backsim backsimeq because between blacktriangleleft blacktriangleright bowtie bumpeq circeq
    circlearrowleft circlearrowright cong curlyeqprec curlyeqsucc curvearrowleft curvearrowright dArr
    darr dashleftarrow dashrightarrow dashv doteq doteqdot downarrow downdownarrows downharpoonleft
    downharpoonright eqcirc eqsim eqslantgtr eqslantless equiv fallingdotseq frown ge geq geqq geqslant
    gets gg ggg gggtr gnapprox gneq gneqq gnsim gt gtrapprox gtreqless gtreqqless gtrless gtrsim
    gvertneqq hArr harr hookleftarrow hookrightarrow iff imageof impliedby implies in isin lArr larr le
    leadsto leftarrow leftarrowtail leftharpoondown leftharpoonup leftleftarrows leftrightarrow
    leftrightarrows leftrightharpoons leftrightsquigarrow leq leqq leqslant lessapprox lesseqgtr
    lesseqqgtr lessgtr lesssim ll lll llless lnapprox lneq lneqq lnsim longleftarrow longleftrightarrow
    longmapsto longrightarrow looparrowleft looparrowright lrArr lrarr lt lvertneqq mapsto mid models
    multimap nLeftarrow nLeftrightarrow nRightarrow nVDash nVdash ncong ne nearrow neq ngeq ngeqq
    ngeqslant ngtr ni nleftarrow nleftrightarrow nleq nleqq nleqslant nless nmid notin notni nparallel
    nprec npreceq nrightarrow nshortmid nshortparallel nsim nsubseteq nsubseteqq nsucc nsucceq nsupseteq
    nsupseteqq ntriangleleft ntrianglelefteq ntriangleright ntrianglerighteq nvDash nvdash nwarrow
    ordinarycolon origof owns parallel perp pitchfork prec precapprox preccurlyeq preceq precnapprox
    precneqq precnsim precsim propto rArr rarr ratio restriction rightarrow rightarrowtail
    rightharpoondown rightharpoonup rightleftarrows rightleftharpoons rightrightarrows rightsquigarrow
    risingdotseq searrow shortmid shortparallel sim simcolon simcoloncolon simeq smallfrown smallsmile
    smile sqsubset sqsubseteq sqsupset sqsupseteq sub sube subset subseteq subseteqq subsetneq
    subsetneqq succ succapprox succcurlyeq succeq succnapprox succneqq succnsim succsim supe supset
    supseteq supseteqq supsetneq supsetneqq swarrow therefore thickapprox thicksim to trianglelefteq
    triangleq trianglerighteq twoheadleftarrow twoheadrightarrow uArr uarr uparrow updownarrow
    upharpoonleft upharpoonright upuparrows vDash varpropto varsubsetneq varsubsetneqq varsupsetneq
    varsupsetneqq vartriangle vartriangleleft vartriangleright vcentcolon vdash
  `,
  operator: `
    And Cap Cup Dagger amalg ast barwedge bigcirc bigtriangledown bigtriangleup bmod boxdot boxminus
    boxplus boxtimes bull bullet cap cdot centerdot circ circledast circledcirc circleddash cup curlyvee
    curlywedge dagger ddagger diamond div divideontimes dotplus doublebarwedge doublecap doublecup
    gtrdot intercal land leftthreetimes lessdot lhd lor ltimes minuso mp odot ominus oplus oslash otimes
    plusmn pm rhd rightthreetimes rtimes sdot setminus smallsetminus sqcap sqcup star times triangleleft
    triangleright unlhd unrhd uplus vee veebar wedge wr
  `,
  ordinary: `
    Alpha Bbbk Beta Box Chi Complex Delta Diamond Epsilon Eta Finv Game Gamma Im Iota Kappa Lambda Mu Nu
    Omega Omicron Phi Pi Psi Re Reals Rho Sigma Tau Theta Upsilon Vert Xi Zeta alef alefsym aleph alpha
    angle backprime backslash beta beth bigstar blacklozenge blacksquare blacktriangle blacktriangledown
    bot cdotp cdots checkmark chi circledR circledS clubs clubsuit cnums colon complement dag daleth
    ddag ddots degree delta diagdown diagup diamonds diamondsuit digamma dots dotsb dotsc dotsi dotsm
    dotso dotsx ell empty emptyset epsilon eta eth exist exists flat forall gamma gimel hbar hearts
    heartsuit hslash image imath infin infty iota jmath kappa lambda ldotp ldots lnot lozenge lq maltese
    mathellipsis mathsterling measuredangle mho mu nabla natnums natural neg nexists not nu omega
    omicron partial phi pi pounds prime psi real reals rho sect sharp sigma spades spadesuit
    sphericalangle square surd tau textcopyright textregistered theta thetasym top triangle triangledown
    upsilon varDelta varGamma varLambda varOmega varPhi varPi varPsi varSigma varTheta varUpsilon varXi
    varepsilon varkappa varnothing varphi varpi varrho varsigma vartheta varvdots vdots vert weierp wp
    xi yen zeta
  `,
  function: `
    Colonapprox Coloneq Coloneqq Colonsim Eqcolon Eqqcolon Pr arccos arcctg arcsin arctan arctg arg
    argmax argmin bigcap bigcup bigodot bigoplus bigotimes bigsqcup biguplus bigvee bigwedge ch
    colonapprox coloncolon coloncolonapprox coloncolonequals coloncolonminus coloncolonsim coloneq
    coloneqq colonequals colonminus colonsim coprod cos cosec cosh cot cotg coth csc ctg cth dblcolon
    deg det dim eqcolon eqqcolon equalscolon equalscoloncolon exp gcd hom iiint iint inf injlim int
    intop ker lg lim liminf limsup llcorner ln log lrcorner max min minuscolon minuscoloncolon oiiint
    oiint oint plim prod projlim sec sh sin sinh smallint sum sup tan tanh tg th ulcorner urcorner
    varinjlim varliminf varlimsup varprojlim
  `,
  open: `
    lBrace lVert lang langle lbrace lbrack lceil lfloor lgroup llbracket lmoustache lparen lvert
  `,
  close: `
    rBrace rVert rang rangle rbrace rbrack rceil rfloor rgroup rmoustache rparen rrbracket rvert
  `,
  delimiter: `
    Big Bigg Biggl Biggm Biggr Bigl Bigm Bigr big bigg biggl biggm biggr bigl bigm bigr futurelet let
  `,
  argument: `
    Bbb Bra Braket Ket Overrightarrow Set acute angl bar bcancel blue blueA blueB blueC blueD blueE bm
    bold boldsymbol boxed bra braket breve cancel check clap color ddddot dddot ddot dot emph errmessage
    fbox frak goldA goldB goldC goldD goldE grave gray grayA grayB grayC grayD grayE grayF grayG grayH
    grayI green greenA greenB greenC greenD greenE hat hbox hphantom includegraphics kaBlue kaGreen ket
    llap maroonA maroonB maroonC maroonD maroonE mathbb mathbf mathbin mathcal mathclap mathclose
    mathfrak mathinner mathit mathllap mathnormal mathop mathopen mathord mathpunct mathrel mathring
    mathrlap mathrm mathscr mathsf mathsfit mathtt message mintA mintB mintC mod operatorname
    operatornamewithlimits orange overbrace overbracket overgroup overleftarrow overleftharpoon
    overleftrightarrow overline overlinesegment overrightarrow overrightharpoon phantom phase pink pmb
    pmod pod purple purpleA purpleB purpleC purpleD purpleE red redA redB redC redD redE rlap set smash
    sout sqrt substack tealA tealB tealC tealD tealE text textbf textcircled textit textmd textnormal
    textrm textsf texttt textup tilde underbar underbrace underbracket undergroup underleftarrow
    underleftrightarrow underline underlinesegment underrightarrow url utilde vcenter vec vphantom
    widecheck widehat widetilde xLeftarrow xLeftrightarrow xRightarrow xcancel xhookleftarrow
    xhookrightarrow xleftarrow xleftequilibrium xleftharpoondown xleftharpoonup xleftrightarrow
    xleftrightharpoons xlongequal xmapsto xrightarrow xrightequilibrium xrightharpoondown
    xrightharpoonup xrightleftarrows xrightleftharpoons xtofrom xtwoheadleftarrow xtwoheadrightarrow
  `,
  arguments: `
    TextOrMath binom cfrac colorbox dbinom dfrac frac href htmlClass htmlId htmlStyle overset
    providecommand renewcommand stackrel tbinom textcolor tfrac underset
  `,
  switch: `
    Huge LARGE Large bf cal displaystyle footnotesize huge it large normalsize rm scriptscriptstyle
    scriptsize scriptstyle sf sixptsize small textstyle tiny tt
  `,
  spacing: `
    allowbreak enskip enspace medspace negmedspace negthickspace negthinspace nobreak nobreakspace qquad
    quad space thickspace thinspace
  `,
} as const

export type CommandKind = keyof typeof KATEX_COMMANDS
