// The municipality's own data, read once when the tab starts. Until it is here the texts speak of "kommunen".

import { createContext, useContext, type ReactNode } from 'react';
import type { Names } from '../../domain/planWords.ts';
import type { Profile } from './actions.ts';
import type { Loaded } from './useAsync.ts';

type LoadedProfile = Loaded<Profile> & { reload: () => void };

const unread: Profile = {
  municipality: 'kommunen',
  website: '',
  askHref: '',
  authorities: [],
  departments: [],
  units: {},
  matters: { parties: [], disposalSupport: '', dataProtection: '', collective: {} },
};
const ProfileContext = createContext<LoadedProfile>({ state: 'waiting', reload: () => undefined });

export function ProfileProvider({ loaded, children }: { loaded: LoadedProfile; children: ReactNode }) {
  return <ProfileContext value={loaded}>{children}</ProfileContext>;
}

export function useProfile(): Profile {
  const loaded = useContext(ProfileContext);
  return loaded.state === 'here' ? loaded.value : unread;
}

/** For screens that cannot be drawn without it (the form's choices). */
export function useLoadedProfile(): LoadedProfile {
  return useContext(ProfileContext);
}

/** Names of the codes that answers hold, for whatever puts answers into words. */
export function useNames(): Names {
  const { departments, authorities } = useProfile();
  return Object.fromEntries([...departments, ...authorities].map(({ value, label }) => [value, label]));
}
