import { useCallback, useEffect, useRef, useState } from 'react';
import { useActions } from './actions.ts';
import { listenToOtherFrames } from './otherFrames.ts';

export type Loaded<T> = { state: 'waiting' } | { state: 'failed'; thrown: unknown } | { state: 'here'; value: T };

/**
 * Reads something once and again on `reload`. What is already on the screen stays while it is read again, also when that fails.
 * `deps` = when it is another thing to read: then the old one is put away.
 */
export function useAsync<T>(read: () => Promise<T>, deps: readonly unknown[]): Loaded<T> & { reload: () => void; set: (value: T) => void } {
  const [loaded, setLoaded] = useState<Loaded<T>>({ state: 'waiting' });
  const turn = useRef(0);
  const reading = useRef(read);
  reading.current = read;

  const load = useCallback((fresh: boolean) => {
    turn.current += 1;
    const mine = turn.current;
    if (fresh) setLoaded({ state: 'waiting' });
    reading.current().then(
      (value) => mine === turn.current && setLoaded({ state: 'here', value }),
      (thrown: unknown) => mine === turn.current && setLoaded((before) => (before.state === 'here' ? before : { state: 'failed', thrown })),
    );
  }, []);
  useEffect(() => {
    load(true);
    return () => {
      turn.current += 1;
    };
    // The caller names what the reading depends on.
  }, deps);

  const reload = useCallback(() => load(false), [load]);
  const set = useCallback((value: T) => {
    turn.current += 1;
    setLoaded({ state: 'here', value });
  }, []);
  return { ...loaded, reload, set };
}

/** As useAsync, and read again whenever the lists may have changed: here, in another frame, or while one was away from this window. */
export function useLive<T>(read: () => Promise<T>, deps: readonly unknown[]): ReturnType<typeof useAsync<T>> {
  const { onChange } = useActions();
  const loaded = useAsync(read, deps);
  const { reload } = loaded;
  useEffect(() => onChange(reload), [onChange, reload]);
  useEffect(() => listenToOtherFrames(reload), [reload]);
  useComingBack(reload);
  return loaded;
}

/** A window that is shown again often gets focus too: the two count as one. */
function useComingBack(reload: () => void): void {
  useEffect(() => {
    let soon: ReturnType<typeof setTimeout> | undefined;
    const back = () => {
      clearTimeout(soon);
      if (document.visibilityState === 'visible') soon = setTimeout(reload, 50);
    };
    document.addEventListener('visibilitychange', back);
    addEventListener('focus', back);
    return () => {
      clearTimeout(soon);
      document.removeEventListener('visibilitychange', back);
      removeEventListener('focus', back);
    };
  }, [reload]);
}
