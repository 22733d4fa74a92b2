// A way to a sign-in. The page is left when it succeeds; when it fails the person still stands here, and must be told and let out.

import { useState, type ReactNode } from 'react';
import { Failed } from '../shared/Failed.tsx';

/** `go` is for the button; `said` is drawn near it: why the sign-in could not begin, with the way to try again. */
export function useSignIn(signIn: () => Promise<void>): { go: () => void; said: ReactNode } {
  const [failure, setFailure] = useState<{ thrown: unknown }>();
  const go = () => {
    setFailure(undefined);
    signIn().catch((thrown: unknown) => setFailure({ thrown }));
  };
  return { go, said: failure && <Failed failure={{ thrown: failure.thrown, again: go }} /> };
}
