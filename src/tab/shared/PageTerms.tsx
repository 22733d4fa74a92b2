// Where an account's own rules are published (R76, R77). Shown on the account's page, and asked where a rule of the page is the ground.

import { Button, Field, Input, Link } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { longestAddress } from '../../domain/matter.ts';
import { isPageAddress, type PageTerms } from '../../flows/pageTerms.ts';
import { matterTexts } from '../texts/matter.ts';
import { useActions } from './actions.ts';
import { catchFocus } from './focus.ts';
import { longDay, shortAddress } from './format.ts';
import { useActing } from './useActing.tsx';

const t = matterTexts.terms;

/** The address that is known, with the day it was told. `isNew`: told just now, in the form that stood here and had focus. */
export function PageTermsLink({ terms, isNew = false }: { terms: PageTerms; isNew?: boolean }) {
  const place = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (isNew) catchFocus(place.current);
  }, [isNew]);
  return (
    <span ref={place} tabIndex={-1}>
      <Link href={terms.address} target="_blank" rel="noopener noreferrer" inline className="wraps">
        {shortAddress(terms.address)}
      </Link>
      <span className="meta block">{t.told(terms.by, longDay(terms.at))}</span>
    </span>
  );
}

export type PageTermsFormProps = {
  accountId: number;
  /** Told before: an empty address then says that there are none any more. */
  before?: string | undefined;
  onTold: (terms: PageTerms | undefined) => void;
  onCancel?: () => void;
};

export function PageTermsForm({ accountId, before = '', onTold, onCancel }: PageTermsFormProps) {
  const { tellPageTerms } = useActions();
  const acting = useActing({ typed: true });
  const place = useRef<HTMLDivElement>(null);
  const [address, setAddress] = useState(before);
  const [tried, setTried] = useState(false);
  const typed = address.trim();
  const fault = (typed === '' && before === '') || !isPageAddress(typed) ? t.notAnAddress : undefined;
  // Whoever asked for the form by a button has lost it.
  const isAsked = onCancel !== undefined;
  useEffect(() => {
    if (isAsked) place.current?.querySelector('input')?.focus();
  }, [isAsked]);
  const save = async () => {
    setTried(true);
    if (fault) return;
    const answer = await acting.run(() => tellPageTerms(accountId, address));
    if (answer.outcome === 'done') onTold(answer.terms);
  };
  return (
    <div className="stack tight" ref={place}>
      <Field label={t.address} {...(before ? { hint: t.emptied } : {})} {...(tried && fault ? { validationMessage: fault } : {})}>
        <Input type="url" maxLength={longestAddress} value={address} onChange={(_event, { value }) => setAddress(value)} />
      </Field>
      {acting.said}
      <div className="actions">
        <Button size="small" disabledFocusable={acting.busy} onClick={() => void save()}>
          {t.save}
        </Button>
        {onCancel && (
          <Button size="small" disabledFocusable={acting.busy} onClick={onCancel}>
            {matterTexts.page.cancel}
          </Button>
        )}
      </div>
    </div>
  );
}
