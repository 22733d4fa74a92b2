// Our own marks of the platforms: two letters on one of Fluent's quiet colours. No logotype and no brand colour; the name stands near by.
// Not Fluent's Avatar: the first view shows marks and no faces, and must not wait for that much code.

import { platformMark, platformOf, type PlatformId } from '../../domain/platform.ts';

type Colour = 'navy' | 'magenta' | 'darkRed' | 'teal' | 'platinum' | 'grape' | 'plum' | 'neutral';
const colours: Partial<Record<PlatformId, Colour>> = {
  facebook: 'navy',
  instagram: 'magenta',
  youtube: 'darkRed',
  linkedin: 'teal',
  x: 'platinum',
  tiktok: 'grape',
  flickr: 'plum',
};

/** A square is a place, a circle is a person. `platform` is the answer as people write it. */
export function Mark({ platform, size = 28 }: { platform: string; size?: 28 | 40 | 48 }) {
  const id = platformOf(platform);
  return (
    <span className={`mark mark-${size} ${(id && colours[id]) ?? 'neutral'}`} aria-hidden>
      {platformMark(platform) || '?'}
    </span>
  );
}
