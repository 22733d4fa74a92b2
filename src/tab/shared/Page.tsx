// A page's head and frame. The heading takes focus when one has come here by a link, so that keyboard and reader begin at the right place.

import { Link } from '@fluentui/react-components';
import { ChevronLeftRegular } from '@fluentui/react-icons';
import { useEffect, useRef, type ReactNode } from 'react';
import { href, type Route } from '../route.ts';
import { texts } from '../texts.ts';
import { addressAsLeft } from './scrollPlace.ts';

let pagesShown = 0;

export type PageProps = {
  title: string;
  sub?: ReactNode;
  pill?: ReactNode;
  actions?: ReactNode;
  crumb?: { label: string; to: Route };
  lead?: ReactNode;
  children: ReactNode;
};

export function Page({ title, sub, pill, actions, crumb, lead, children }: PageProps) {
  const heading = useHeading(title);
  return (
    <div className="page">
      <header className="page-head">
        {lead}
        <div className="min0 grow">
          {crumb && (
            <Link className="crumb" href={addressAsLeft(href(crumb.to))}>
              <ChevronLeftRegular aria-hidden /> {crumb.label}
            </Link>
          )}
          <div className="title-line">
            <h1 ref={heading} tabIndex={-1}>
              {title}
            </h1>
            {pill}
          </div>
          {sub && <p className="meta sub">{sub}</p>}
        </div>
        {actions && <div className="actions">{actions}</div>}
      </header>
      {children}
    </div>
  );
}

/** For the h1 of a page: names the document, and takes focus unless this is the first page shown (then the host decides). */
export function useHeading(title: string) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    pagesShown += 1;
    if (pagesShown > 1) heading.current?.focus({ preventScroll: true });
  }, []);
  useEffect(() => {
    document.title = texts.frame.tabTitle(title);
  }, [title]);
  return heading;
}
