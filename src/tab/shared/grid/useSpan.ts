import { useEffect, useLayoutEffect, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import { spanOf, type Span } from './pieces.ts';

/** The place a list is scrolled in. */
export function scrollerOf(element: Element): Element {
  for (let at = element.parentElement; at; at = at.parentElement) if (/auto|scroll/.test(getComputedStyle(at).overflowY)) return at;
  return document.documentElement;
}

const firstGuess: Span = { from: 0, to: 24 };

/**
 * The rows of `body` that are on the screen, and the height a row usually has: the lowest of those that stand there, so that the reader's own
 * spacing, size of text and width of window decide it. On paper every row stands.
 */
export function useSpan(body: RefObject<HTMLElement | null>, count: number, usualHeight: number): { span: Span; rowHeight: number } {
  const [rowHeight, setRowHeight] = useState(usualHeight);
  const [span, setSpan] = useState(firstGuess);

  const look = () => {
    const element = body.current;
    if (!element) return;
    const scroller = scrollerOf(element);
    const top = scroller.getBoundingClientRect().top - element.getBoundingClientRect().top;
    const next = spanOf({ top, height: scroller.clientHeight, rowHeight }, count);
    setSpan((before) => (before.from === next.from && before.to === next.to ? before : next));
  };

  useLayoutEffect(look, [count, rowHeight]);
  useEffect(() => {
    const element = body.current;
    if (!element) return undefined;
    const scroller = scrollerOf(element);
    const measure = () => {
      const heights = [...element.querySelectorAll<HTMLElement>(':scope > [role="row"]')].map((row) => row.offsetHeight).filter((height) => height > 0);
      if (heights.length > 0) setRowHeight(Math.min(...heights));
      look();
    };
    const sizes = new ResizeObserver(measure);
    sizes.observe(element);
    sizes.observe(scroller);
    const onPaper = () => flushSync(() => setSpan({ from: 0, to: count }));
    scroller.addEventListener('scroll', look, { passive: true });
    addEventListener('beforeprint', onPaper);
    addEventListener('afterprint', look);
    return () => {
      sizes.disconnect();
      scroller.removeEventListener('scroll', look);
      removeEventListener('beforeprint', onPaper);
      removeEventListener('afterprint', look);
    };
  }, [count, rowHeight]);
  return { span, rowHeight };
}
