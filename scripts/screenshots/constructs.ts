/** Examples of every construct that KaTeX sets, TeX, by what they are. */
export const CONSTRUCTS = {
  fractions: [
    String.raw`\frac{a+b}{c} + \tfrac12 + \dfrac{\partial f}{\partial x}`,
    String.raw`\cfrac{1}{1+\cfrac{1}{1+x}}`,
    String.raw`\binom{n}{k} = {n \choose k} + \dbinom{n}{k} + \tbinom nk`,
    String.raw`\genfrac\langle\rangle{0pt}{}{n}{k} + {a \brace b} + {a \brack b} + {a \above{1pt} b} + {a \atop b}`,
  ],
  roots: [String.raw`\sqrt{x} + \sqrt{x^2+y^2} + \sqrt[3]{\frac{a}{b}} + \sqrt{\sqrt{\sqrt{x}}} + \surd x`],
  scripts: [
    String.raw`x^2 + x_i + x_i^2 + x^{2^{2^n}} + {}_1F_2 + \Gamma^{i}{}_{jk} + e^{-x^2/2\sigma^2}`,
    String.raw`f' + f'' + f'''(x) + f'^2 + x'_i + \mathbf{W}^\top\!A^{-1} + \theta^\prime + 90^\circ`,
  ],
  accents: [
    String.raw`\hat x \tilde x \bar x \vec x \dot x \ddot x \acute x \grave x \breve x \check x \mathring x \dddot x \ddddot x`,
    String.raw`\hat\imath \bar\jmath \hat{W}_i \tilde{\mathcal O} \bar{\mathbf{x}} \hat{\boldsymbol\theta} \dot{\bar x}`,
    String.raw`\widehat{abc} \widetilde{abc} \widecheck{abc} \overline{abc} \underline{abc} \underbar{x} \utilde{abc}`,
    String.raw`\overrightarrow{AB} \overleftarrow{AB} \overleftrightarrow{AB} \Overrightarrow{AB} \overleftharpoon{AB} \overrightharpoon{AB} \underrightarrow{AB} \underleftarrow{AB} \underleftrightarrow{AB}`,
    String.raw`\overbrace{a+b+c}^{n} \underbrace{a+b+c}_{n} \overgroup{a+b} \undergroup{a+b} \overlinesegment{AB} \underlinesegment{AB}`,
  ],
  delimiters: [
    String.raw`(x) [x] \{x\} \langle x\rangle |x| \|x\| \lfloor x\rfloor \lceil x\rceil \lvert x\rvert \lVert x\rVert \llbracket x\rrbracket \lBrace x\rBrace \lgroup x\rgroup \lmoustache x\rmoustache \ulcorner x\urcorner`,
    String.raw`\bigl( \Bigl( \biggl( \Biggl( x \Biggr) \biggr) \Bigr) \bigr) \big[ \Big[ \bigg[ \Bigg[ \big\{ \Big\{ \bigg\{ \Bigg\{ \big| \Big| \bigg| \Bigg|`,
    String.raw`\left( \frac{a}{b} \right) \left[ \frac{\frac ab}{\frac cd} \right] \left\{ \sum_{i=1}^n x_i \right\} \left\langle \frac ab \middle| \frac cd \right\rangle \left\lfloor \frac ab \right\rfloor \left\| \frac ab \right\| \left. \frac ab \right|_{x=0}`,
    String.raw`\left\uparrow \frac ab \right\downarrow \left\Updownarrow \frac{\frac ab}{\frac cd} \right/ \left\backslash \frac ab \right\rceil`,
    String.raw`\bra{\phi} \ket{\psi} \braket{\phi|\psi} \Set{x \mid x>0} \set{x | x<0}`,
  ],
  matrices: [
    String.raw`\begin{pmatrix} a & b \\ c & d \end{pmatrix} \begin{bmatrix} a & b \\ c & d \end{bmatrix} \begin{vmatrix} a & b \\ c & d \end{vmatrix} \begin{Vmatrix} a & b \\ c & d \end{Vmatrix} \begin{Bmatrix} a & b \\ c & d \end{Bmatrix}`,
    String.raw`\begin{bmatrix} a_{11} & \cdots & a_{1n} \\ \vdots & \ddots & \vdots \\ a_{m1} & \cdots & a_{mn} \end{bmatrix} \bigl(\begin{smallmatrix} a & b \\ c & d \end{smallmatrix}\bigr)`,
    String.raw`\begin{array}{l|c|r} a & bb & ccc \\ \hline aaa & b & c \\ \hdashline a & b & c \end{array}`,
    String.raw`f(x) = \begin{cases} x & \text{if } x \ge 0 \\ -\frac{x}{2} & \text{otherwise} \end{cases} \quad \begin{rcases} a \\ b \end{rcases} = c`,
    String.raw`\begin{aligned} a &= b + c \\ &= \frac{d}{e} \end{aligned} \qquad \begin{gathered} a = b \\ c + d = e \end{gathered}`,
    String.raw`\sum_{\substack{0<i<n \\ i \ne j}} x_i`,
  ],
  'big operators': [
    String.raw`\sum_{i=1}^{n} \prod_{i} \coprod \int_0^\infty \iint \iiint \oint \oiint \bigcup \bigcap \bigoplus \bigotimes \bigodot \biguplus \bigsqcup \bigvee \bigwedge`,
    String.raw`\textstyle \sum_{i=1}^{n} \prod_{i} \int_0^1 x\,dx \int\limits_0^1 \sum\nolimits_i \smallint \bigoplus_i`,
    String.raw`\lim_{x\to0} \limsup_{n} \varliminf_n \max_{a\in A} \min \argmax_\theta \argmin_x \operatorname{softmax}(x) \operatorname*{arg\,max}_x \sup \inf \det \gcd \Pr`,
    String.raw`\sin x + \cos^2 x + \log_2 n + \exp(-x) + \ln 2 + O(n \log n) + \dim V + \ker f + a \bmod b \equiv c \pmod d`,
  ],
  'over and under': [
    String.raw`a \stackrel{!}{=} b \overset{*}{\to} c \underset{x}{\sim} d \underset{\theta}{\operatorname{minimize}}`,
    String.raw`A \xrightarrow{f} B \xleftarrow[g]{fgh} C \xleftrightarrow{ab} D \xRightarrow{ab} E \xhookrightarrow{ab} F \xmapsto{ab} G \xtwoheadrightarrow{ab} H \xrightharpoonup{ab} I \xrightleftharpoons{ab} J \xlongequal{ab} K`,
  ],
  alphabets: [
    String.raw`\mathbf{ABCabc123} \boldsymbol{ABCabc\alpha\beta\Gamma} \bm{x} \mathit{diff} \mathrm{KL} \mathnormal{abc}`,
    String.raw`\mathbb{RNZQCEPIabk1} \mathcal{ABCDEFGHIJKLMNOPQRSTUVWXYZ} \mathscr{LFHabc} \mathfrak{ABgkp}`,
    String.raw`\mathsf{ABCabc12} \mathtt{ABCabc12} \mathbf{\mathsf{A}} \mathsfit{abc} \mathbb{1}`,
    String.raw`\alpha\beta\gamma\delta\epsilon\varepsilon\zeta\eta\theta\vartheta\iota\kappa\lambda\mu\nu\xi\pi\varpi\rho\varrho\sigma\varsigma\tau\upsilon\phi\varphi\chi\psi\omega`,
    String.raw`\Gamma\Delta\Theta\Lambda\Xi\Pi\Sigma\Upsilon\Phi\Psi\Omega \varGamma\varDelta \aleph\beth \hbar\ell\wp\Re\Im\partial\nabla\imath\jmath\eth`,
    String.raw`\text{a text with } x^2 \text{ and \textbf{bold}, \textit{italic}, \texttt{code}, \textsf{sans}} \mathrm{~and~}\text{äöüé “quoted”}`,
  ],
  relations: [
    String.raw`= \neq \equiv \sim \simeq \approx \cong \propto < > \leq \geq \leqslant \geqslant \ll \gg \lesssim \gtrsim \prec \succ \preceq \succeq \subset \supset \subseteq \supseteq \subsetneq \in \notin \ni \mid \nmid \parallel \nparallel \perp \models \vdash \dashv \Vdash \asymp \doteq \triangleq \coloneqq \eqqcolon \vcentcolon= \bowtie`,
    String.raw`\not= \not\in \not\subset \not\to \nleq \ngeq \nless \ngtr \nsim \ncong \nsubseteq \nexists a \not\equiv b`,
  ],
  'binary operators': [
    String.raw`a + b - c \pm d \mp e \times f \div g \cdot h * i \star j \circ k \bullet l \oplus m \ominus n \otimes o \oslash p \odot q \cup r \cap s \setminus t \wedge u \vee v \sqcup w \uplus x \ltimes y \rtimes z \boxtimes a \boxplus b \dagger c \wr d \amalg e`,
  ],
  arrows: [
    String.raw`\to \gets \leftarrow \rightarrow \leftrightarrow \Leftarrow \Rightarrow \Leftrightarrow \iff \implies \mapsto \longmapsto \longrightarrow \hookrightarrow \hookleftarrow \uparrow \downarrow \updownarrow \Uparrow \Downarrow \nearrow \searrow \swarrow \nwarrow \rightharpoonup \rightleftharpoons \leadsto \rightrightarrows \rightleftarrows \twoheadrightarrow \rightarrowtail \circlearrowleft \curvearrowright \nrightarrow \nRightarrow`,
  ],
  'other signs': [
    String.raw`\infty \forall \exists \nexists \emptyset \varnothing \neg \top \bot \angle \triangle \square \blacksquare \Diamond \clubsuit \heartsuit \spadesuit \diamondsuit \flat \natural \sharp \checkmark \dag \ddag \S \P \copyright \pounds \degree \% \# \& \_ \prime \backslash \ldots \cdots \vdots \ddots \therefore \because \complement \mho`,
  ],
  spacing: [
    String.raw`a\!b\,c\:d\;e\ f~g\quad h\qquad i \hspace{1em} j \kern2pt k \mkern3mu l \phantom{xyz} m \hphantom{xy} n \vphantom{\frac ab} o`,
    String.raw`\smash{\frac ab} x \mathllap{=} y \mathrlap{/} z \mathclap{x} \raisebox{3pt}{up} \rule{1em}{2pt} {\displaystyle\sum} {\scriptstyle x} {\scriptscriptstyle x}`,
    String.raw`n! + a/b + (x, y; z) - \{-1\} + \pmb{y} + {a \over b} + \genfrac{[}{]}{0pt}{}{a}{b}`,
    String.raw`16\times \quad {\times}2 \quad (-1)^n \quad -x \quad a=-b \quad 3{,}000 \quad {>}90\% \quad p<0.05 \quad k:n`,
    String.raw`{\tiny a}{\small b}{\normalsize c}{\large d}{\Large e}{\huge f} + x`,
  ],
  enclosures: [
    String.raw`\cancel{abc} \bcancel{abc} \xcancel{abc} \text{\sout{abc}} \boxed{a+b} \fbox{text} \angl n \phase{30^\circ}`,
    String.raw`\textcolor{#a00}{red} + {\color{blue} blue} + \colorbox{yellow}{x} + \fcolorbox{red}{white}{y}`,
  ],
  'what stands alone': [
    String.raw`E = mc^2 \tag{1}`,
    String.raw`\begin{align*} a &= b + c & x &= y \\ &= d & z &= w \end{align*}`,
    String.raw`\begin{equation} \mathcal{L} = -\mathbb{E}_{x\sim p}\left[\log q_\theta(x)\right] + \lambda\|\theta\|_2^2 \end{equation}`,
    String.raw`\begin{gather} a = b \\ \frac{\displaystyle\sum_{i=1}^n x_i}{n} \end{gather}`,
    String.raw`\begin{CD} A @>a>> B \\ @VbVV @VVcV \\ C @>>d> D \end{CD}`,
    String.raw`\operatorname{Attention}(Q,K,V) = \operatorname{softmax}\left(\frac{QK^\top}{\sqrt{d_k}}\right)V`,
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>
