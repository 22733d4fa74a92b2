// What each step asks. Every form holds its own words until they are saved; the same inputs stand alone (one step at a time) or together (the short way).

import { Button, Checkbox, Field, Input, MessageBar, MessageBarActions, MessageBarBody, Radio, RadioGroup, Select, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import {
  indicators,
  indicatorSentence,
  isOurs,
  longestText,
  outcomes,
  outcomesFor,
  type Indicator,
  type MatterContent,
  type Outcome,
} from '../../domain/matter.ts';
import { mustRegister, secrecyNow, type MatterLife } from '../../domain/matterLife.ts';
import { orderedReason } from '../../domain/matterWords.ts';
import { critiqueSentence, groundHeadings, grounds, groundWords, houseRulesSentence, isSecretGround, type GroundKey } from '../../domain/removalGround.ts';
import { inSweden } from '../../domain/swedish.ts';
import { helpWhere, replyAsJudged } from '../../domain/removalHelp.ts';
import type { PageTerms } from '../../flows/pageTerms.ts';
import { receivedDay } from '../../flows/matters.ts';
import { useActions } from '../shared/actions.ts';
import { DayInput } from '../shared/DayInput.tsx';
import { dayOf, longDay } from '../shared/format.ts';
import { MomentInput } from '../shared/MomentInput.tsx';
import { PageTermsForm, PageTermsLink } from '../shared/PageTerms.tsx';
import { useProfile } from '../shared/profile.tsx';
import { matterTexts } from '../texts/matter.ts';
import { Breach } from './Breach.tsx';
import { Proposal } from './Proposal.tsx';
import { recordDay, said } from './said.ts';

export type Assessing = { ground: GroundKey | 'none' | ''; law: string; indicators: readonly Indicator[]; policeReport: boolean; incident: boolean };
export type Acting = { outcome: Outcome | ''; at: string; text: string };
export type Registering = { choice: 'register' | 'ordered'; reason: string; received: string };

export const newAssessing: Assessing = { ground: '', law: '', indicators: [], policeReport: false, incident: false };
export const newActing = (now: string): Acting => ({ outcome: '', at: now, text: '' });
export const newRegistering = (life: MatterLife): Registering => ({
  choice: mustRegister(life) ? 'register' : 'ordered',
  reason: mustRegister(life) ? '' : orderedReason,
  received: life.post ? receivedDay(life.post) : life.keptOutside ? inSweden(life.keptOutside.savedAt).day : '',
});

type Part<T> = { value: T; put: (part: Partial<T>) => void; life: MatterLife; faults: StepFaults };
export type StepFaults = Partial<Record<'ground' | 'law' | 'outcome' | 'at' | 'text' | 'reason' | 'received', string>>;

type AssessPart = Part<Assessing> & { pageTerms: PageTerms | undefined; onMove?: (() => void) | undefined };

export function AssessInputs({ value, put, life, faults, pageTerms, onMove }: AssessPart) {
  const t = matterTexts.assess;
  const ground = value.ground && value.ground !== 'none' ? grounds[value.ground] : undefined;
  return (
    <>
      <p className="quiet-rule">{critiqueSentence}</p>
      <Field label={t.ground} required {...said(faults.ground)} {...groundHint(ground)}>
        <Select id="matter-ground" value={value.ground} onChange={(_event, { value: ground }) => put({ ground: ground as Assessing['ground'] })}>
          <option value="">{t.chooseGround}</option>
          {Object.entries(groundHeadings).map(([key, heading]) => (
            <optgroup key={key} label={heading.label}>
              {(Object.keys(heading.grounds) as GroundKey[]).map((one) => (
                <option key={one} value={one}>
                  {groundWords(one)}
                </option>
              ))}
            </optgroup>
          ))}
          <option value="none">{t.none}</option>
        </Select>
      </Field>
      {ground?.class === 'houseRules' && <MissingTerms account={life.opened.account?.id} pageTerms={pageTerms} />}
      {value.ground === 'otherLaw' && (
        <Field label={t.law} required {...said(faults.law)}>
          <Input maxLength={1_000} value={value.law} onChange={(_event, { value: law }) => put({ law })} />
        </Field>
      )}
      {value.ground === 'childAbuse' && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>{t.childAbuse}</MessageBarBody>
        </MessageBar>
      )}
      {isSecretGround(value.ground) && secrecyNow(life) === 'no' && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{t.wrongPlace}</MessageBarBody>
          {onMove && (
            <MessageBarActions>
              <Button onClick={onMove}>{matterTexts.move.act}</Button>
            </MessageBarActions>
          )}
        </MessageBar>
      )}
      {secrecyNow(life) !== 'no' && <Indicators value={value} put={put} />}
      <fieldset className="ticks">
        <legend className="unseen">{t.alone}</legend>
        <Checkbox label={t.police} checked={value.policeReport} onChange={(_event, { checked }) => put({ policeReport: checked === true })} />
        {isOurs(life.opened) && (
          <Checkbox label={t.incident} checked={value.incident} onChange={(_event, { checked }) => put({ incident: checked === true })} />
        )}
      </fieldset>
      {value.incident && <Breach post={life.post} />}
    </>
  );
}

/** A rule of the page is a ground only where the page has published it. A signal: the choice stands. */
function MissingTerms({ account, pageTerms }: { account: number | undefined; pageTerms: PageTerms | undefined }) {
  const [told, setTold] = useState<PageTerms>();
  const terms = told ?? pageTerms;
  if (account === undefined) return null;
  if (terms?.address) return <PageTermsLink terms={terms} isNew={told !== undefined} />;
  return (
    <div className="proposal">
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>{matterTexts.terms.missing}</MessageBarBody>
      </MessageBar>
      <PageTermsForm accountId={account} onTold={setTold} />
    </div>
  );
}

function groundHint(ground: { class: string; mustGo?: true } | undefined): { hint?: string } {
  if (ground?.class === 'houseRules') return { hint: houseRulesSentence };
  return ground?.mustGo ? { hint: matterTexts.assess.mustGo } : {};
}

function Indicators({ value, put }: Pick<Part<Assessing>, 'value' | 'put'>) {
  return (
    <fieldset className="ticks">
      <legend>{matterTexts.assess.indicators}</legend>
      <p className="meta">{indicatorSentence}</p>
      {(Object.keys(indicators) as Indicator[]).map((key) => (
        <Checkbox
          key={key}
          label={indicators[key].candidate ? `${indicators[key].label} (${indicators[key].candidate})` : indicators[key].label}
          checked={value.indicators.includes(key)}
          onChange={(_event, { checked }) => put({ indicators: checked === true ? [...value.indicators, key] : value.indicators.filter((one) => one !== key) })}
        />
      ))}
    </fieldset>
  );
}

export function ActInputs({ value, put, life, faults, ground }: Part<Acting> & { ground: Assessing['ground'] }) {
  const t = matterTexts.act;
  const { now, me } = useActions();
  const { municipality, matters } = useProfile();
  const platform = life.opened.account?.platform ?? '';
  const help = helpWhere(life.opened.account, isOurs(life.opened));
  const proposal = replyAsJudged(ground, municipality, me.name.split(' ')[0] ?? me.name);
  return (
    <>
      <details className="how">
        <summary>{t.how(platform)}</summary>
        <ol className="by-hand">
          {help.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <p className="meta">{t.asOf(longDay(help.asOf))}</p>
      </details>
      {help.canRemove === 'no' && ground !== 'none' && (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>{platform ? t.cannot : t.cannotThere}</MessageBarBody>
        </MessageBar>
      )}
      <Field label={t.outcome} required {...said(faults.outcome)}>
        <RadioGroup layout="horizontal" value={value.outcome} onChange={(_event, { value: outcome }) => put({ outcome: outcome as Outcome })}>
          {outcomesFor(life.opened.childAbuse || ground === 'childAbuse', isOurs(life.opened)).map((key) => (
            <Radio key={key} value={key} label={outcomes[key].label} />
          ))}
        </RadioGroup>
      </Field>
      {ground === 'none' && value.outcome !== '' && outcomes[value.outcome].isGone && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{t.noGround}</MessageBarBody>
        </MessageBar>
      )}
      {value.outcome === 'removed' && (
        <p className={matters.disposalSupport ? 'meta' : 'quiet-rule'}>{matters.disposalSupport ? t.support(matters.disposalSupport) : t.noSupport}</p>
      )}
      {value.outcome === 'rebutted' && (
        <>
          {proposal && <Proposal text={proposal} onUse={(text) => put({ text })} />}
          <Field label={t.reply} required {...said(faults.text)}>
            <Textarea className="long" rows={3} maxLength={longestText} value={value.text} onChange={(_event, { value: text }) => put({ text })} />
          </Field>
        </>
      )}
      {value.outcome !== '' && (
        <MomentInput field={{ label: t.at, required: true, ...said(faults.at) }} value={value.at} max={now().toISOString()} onChange={(at) => put({ at })} />
      )}
    </>
  );
}

/** `isSecret`: it may be, and then nothing of it travels (handingOver.ts). */
export function RegisterInputs({ value, put, life, faults, must, isSecret }: Part<Registering> & { must: boolean; isSecret: boolean }) {
  const t = matterTexts.register;
  const { now } = useActions();
  return (
    <>
      {must ? (
        <p className="quiet-rule">{isSecret ? t.mustSecret : t.must}</p>
      ) : (
        <>
          <Field label={t.choice} hint={t.ordered}>
            <RadioGroup layout="horizontal" value={value.choice} onChange={(_event, { value: choice }) => put({ choice: choice as Registering['choice'] })}>
              <Radio value="ordered" label={matterTexts.register.no} />
              <Radio value="register" label={matterTexts.register.yes} />
            </RadioGroup>
          </Field>
          {value.choice === 'ordered' && (
            <Field label={t.reason} required {...said(faults.reason)}>
              <Textarea rows={2} maxLength={1_000} value={value.reason} onChange={(_event, { value: reason }) => put({ reason })} />
            </Field>
          )}
        </>
      )}
      {(must || value.choice === 'register') && (
        <DayInput
          field={{ ...recordDay(life.opened), required: true, ...said(faults.received) }}
          value={value.received}
          max={dayOf(now())}
          onChange={(received) => put({ received })}
        />
      )}
    </>
  );
}

export const contentOfAssessing = ({ ground, ...rest }: Assessing): MatterContent => ({
  kind: 'assessed',
  ...rest,
  law: rest.law.trim(),
  ground: ground || 'none',
});
/** `support` = the point of the records schedule, as the profile has it now: only what was taken down rests on it. */
export const contentOfActing = ({ outcome, at, text }: Acting, support: string): MatterContent => ({
  kind: 'acted',
  outcome: outcome || 'stays',
  at,
  text: text.trim(),
  ...(outcome === 'removed' && support ? { support } : {}),
});
/** What is kept in order has its day too: the proposed one, where the field was emptied. */
export const contentOfRegistering = ({ choice, reason, received }: Registering, life: MatterLife): MatterContent => ({
  kind: 'registration',
  choice,
  reason: choice === 'ordered' ? reason.trim() : '',
  received: received || newRegistering(life).received,
});
