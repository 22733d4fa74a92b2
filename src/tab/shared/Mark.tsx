// Our own marks of the platforms: two letters on one of Fluent's quiet colours. No logotype and no brand colour; the name stands near by.

import { Avatar, type AvatarProps } from '@fluentui/react-components';
import { platformMark, platformOf, type PlatformId } from '../../domain/platform.ts';

const colours: Partial<Record<PlatformId, NonNullable<AvatarProps['color']>>> = {
  facebook: 'navy',
  instagram: 'magenta',
  youtube: 'dark-red',
  linkedin: 'teal',
  x: 'platinum',
  tiktok: 'grape',
  flickr: 'plum',
};

/** A square is a place, a circle is a person. `platform` is the answer as people write it. */
export function Mark({ platform, size = 28 }: { platform: string; size?: 20 | 28 | 40 | 48 }) {
  const id = platformOf(platform);
  return <Avatar className="mark" shape="square" size={size} initials={platformMark(platform) || '?'} color={(id && colours[id]) ?? 'neutral'} aria-hidden />;
}
