// Our own marks of the platforms: two letters on one of Fluent's quiet colours. No logotype and no brand colour; the name stands near by.

import { Avatar, type AvatarProps } from '@fluentui/react-components';

const marks: Readonly<Record<string, { letters: string; color: NonNullable<AvatarProps['color']> }>> = {
  facebook: { letters: 'Fb', color: 'navy' },
  instagram: { letters: 'Ig', color: 'magenta' },
  youtube: { letters: 'Yt', color: 'dark-red' },
  linkedin: { letters: 'Li', color: 'teal' },
  x: { letters: 'X', color: 'platinum' },
  twitter: { letters: 'X', color: 'platinum' },
  tiktok: { letters: 'Tt', color: 'grape' },
  flickr: { letters: 'Fl', color: 'plum' },
};

/** A square is a place, a circle is a person. `platform` is the answer as people write it. */
export function Mark({ platform, size = 28 }: { platform: string; size?: 20 | 28 | 40 | 48 }) {
  const name = platform.trim();
  const known = marks[name.toLocaleLowerCase('sv')];
  const letters = known?.letters ?? (name ? name.charAt(0).toLocaleUpperCase('sv') + name.slice(1, 2).toLocaleLowerCase('sv') : '?');
  return <Avatar className="mark" shape="square" size={size} initials={letters} color={known?.color ?? 'neutral'} aria-hidden />;
}
