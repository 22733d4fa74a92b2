import { useCallback, useEffect, useRef, useState } from 'react';
import { useActions } from './actions.ts';

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

/** As useAsync, and read again whenever the lists may have changed. */
export function useLive<T>(read: () => Promise<T>, deps: readonly unknown[]): ReturnType<typeof useAsync<T>> {
  const { onChange } = useActions();
  const loaded = useAsync(read, deps);
  const { reload } = loaded;
  useEffect(() => onChange(reload), [onChange, reload]);
  return loaded;
}
