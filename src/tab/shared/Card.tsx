import { useId, type ReactNode } from 'react';

export type CardProps = { title?: ReactNode; count?: number; aside?: ReactNode; flush?: boolean; className?: string; id?: string; children: ReactNode };

/** A white card on the grey page. `flush` = rows run to the edges. The transparent border is the white line of high contrast. */
export function Card({ title, count, aside, flush, className, id, children }: CardProps) {
  const heading = useId();
  const classes = ['card', flush && 'flush', className].filter(Boolean).join(' ');
  return (
    <section className={classes} id={id} aria-labelledby={title ? heading : undefined}>
      {title && (
        <div className="card-head">
          <h2 id={heading}>
            {title}
            {count !== undefined && <Count count={count} />}
          </h2>
          {aside}
        </div>
      )}
      <div className="card-body">{children}</div>
    </section>
  );
}

/** Seen as a figure beside the heading, read as "Handlingar (1)". */
function Count({ count }: { count: number }) {
  return (
    <>
      <span className="count" aria-hidden>
        {count}
      </span>
      <span className="unseen"> ({count})</span>
    </>
  );
}
