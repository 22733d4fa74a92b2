import type { ReactNode, RefObject } from 'react';

export type EmptyProps = {
  icon: ReactNode;
  title: string;
  text: string;
  /** Where it is the whole page its title is the page's, and may be given focus. */
  heading?: RefObject<HTMLHeadingElement | null>;
  children?: ReactNode;
};

/** Nothing here (or nothing that could be fetched): what it means, what to do, at most one primary button. */
export function Empty({ icon, title, text, heading, children }: EmptyProps) {
  return (
    <div className="empty">
      <span className="empty-icon" aria-hidden>
        {icon}
      </span>
      {heading ? (
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
      ) : (
        <h2>{title}</h2>
      )}
      <p>{text}</p>
      {children}
    </div>
  );
}
