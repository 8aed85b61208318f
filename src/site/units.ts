/**
 * A unit that is written behind its number with a space, as the source of a regular expression: SI units and those
 * accepted beside them, bytes, signals, pictures, astronomy.
 */
export const UNITS =
  '(?:[num\u00b5μ]?s|[num\u00b5μck]m|[mk]?g|[kMGT]?Hz|[kKMGTP]i?B|[kMGT]?bps|[kM]?W|d[BM]|[TGP]?FLOPS?|fps|FPS|min|h|[mkMGTP]?eV|[kMG]?pc|dex)'
