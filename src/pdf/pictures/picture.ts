// A picture as a PDF holds it: the bytes that came, where PDF can hold them as they are, and otherwise pixels that somebody else has decoded.

import type { PictureKind, PictureRefusal, Turn } from '../../domain/picture.ts';

/** Ready to stand in a file. Nothing of it is a copy of the picture's own bytes. */
export type Picture = {
  /** Pixels, as the file stores them: before `turn`. */
  width: number;
  height: number;
  /** Samples a pixel; 1 with a palette is an index into it. */
  samples: 1 | 3;
  bits: number;
  /** Red, green and blue of each index. */
  palette?: Uint8Array;
  /** The picture's own colours: a whole ICC profile that fits them. Without one they are sRGB. */
  profile?: Uint8Array;
  /** How PDF reads the data: entries of the image's dictionary (ISO 32000-1, table 89). */
  filter: string;
  data: readonly Uint8Array[];
  turn: Turn;
};

/**
 * What bytes are, seen from their content alone and before anything is decoded.
 * `decode`: a picture that PDF cannot hold as it came (transparency, 16 bits, interlacing, four colours, WebP, GIF); a browser makes plain pixels of it.
 */
export type Seen =
  | { kind: PictureKind; road: 'asItIs'; picture: Picture }
  | { kind: PictureKind; road: 'decode'; width: number; height: number; why: DecodeReason }
  | { refusal: PictureRefusal };
export type DecodeReason = 'transparent' | 'deep' | 'interlaced' | 'fourColours' | 'coding' | 'webp' | 'gif';

/** Whether the turn lays the picture on its side: then its width is shown as its height. */
const isOnItsSide = (turn: Turn): boolean => turn >= 5;

/** Pixels as they are seen. */
export const shownSize = ({ width, height, turn }: Pick<Picture, 'width' | 'height' | 'turn'>): { width: number; height: number } =>
  isOnItsSide(turn) ? { width: height, height: width } : { width, height };

/** Higher in proportion to its width than this, a picture is cut into pages: a telephone's screen (2.2) still goes whole on one. */
export const tallest = 2.4;
