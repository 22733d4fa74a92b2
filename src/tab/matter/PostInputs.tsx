// The account, the post and its senders (R18). One row a sender: a picture may show many. What is seldom known stands under *Fler uppgifter*.

import { Button, Field, Input, Select, Textarea } from '@fluentui/react-components';
import { AddRegular, ChevronDownRegular, ChevronUpRegular, DismissRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { contentKinds, longestAddress, longestName, longestText, mostPosts, type ContentKind } from '../../domain/matter.ts';
import { unsoundCharacter } from '../../domain/input.ts';
import { useActions } from '../shared/actions.ts';
import { Card } from '../shared/Card.tsx';
import type { MatterAccount } from '../shared/matterActions.ts';
import { MomentInput } from '../shared/MomentInput.tsx';
import { useProfile } from '../shared/profile.tsx';
import { matterTexts } from '../texts/matter.ts';
import { accountOf, type DraftFaults, type DraftForm } from './newMatter.ts';
import { said } from './said.ts';

const t = matterTexts.post;
export type PostInputsProps = { form: DraftForm; accounts: readonly MatterAccount[]; faults: DraftFaults; isOpened?: boolean; isOutside?: boolean };

/** `isOpened`: the account is settled. `isOutside`: it is kept elsewhere, and nothing of the post is asked for. */
export function PostInputs({ form, accounts, faults, isOpened = false, isOutside = false }: PostInputsProps) {
  const { draft, put } = form;
  const { now } = useActions();
  const [more, setMore] = useState(false);
  const isAll = draft.childAbuse;
  // What may have to go is shown by its evidence; of anything else it is asked what it says.
  const isAskedWhat = draft.kind !== 'removal';
  return (
    <Card title={isAll ? t.noteCard : t.card}>
      <div className="fields">
        {!isOpened && <AccountInput form={form} accounts={accounts} faults={faults} />}
        {isOutside ? null : isAll ? (
          <Field label={t.note} hint={t.noteHint} required {...said(faults.text)}>
            <Textarea className="long" rows={4} maxLength={longestText} value={draft.note} onChange={(_event, { value }) => put({ note: value })} />
          </Field>
        ) : (
          <Senders form={form} fault={faults.sender} more={more || faults.address !== undefined} addressFault={faults.address} />
        )}
        {!isOutside && (more || isAll || faults.seenAt) && (
          <MomentInput
            field={{ label: t.seenAt, required: true, ...said(faults.seenAt) }}
            value={draft.seenAt}
            max={now().toISOString()}
            onChange={(seenAt) => put({ seenAt })}
          />
        )}
        {!isOutside && (more || isAskedWhat || faults.text !== undefined) && !isAll && (
          <Field
            label={draft.kind === 'question' ? t.question : t.text}
            hint={isAskedWhat ? (isOpened ? t.whatOnly : t.whatHint) : t.textHint}
            {...said(faults.text)}
          >
            <Textarea className="long" rows={3} maxLength={longestText} value={draft.text} onChange={(_event, { value }) => put({ text: value })} />
          </Field>
        )}
        {!isOutside && !isAll && (
          <div>
            <Button appearance="subtle" icon={more ? <ChevronUpRegular /> : <ChevronDownRegular />} aria-expanded={more} onClick={() => setMore(!more)}>
              {more ? t.fewer : t.more}
            </Button>
          </div>
        )}
      </div>
    </Card>
  );
}

function AccountInput({ form: { draft, put }, accounts, faults }: PostInputsProps) {
  const { authorities } = useProfile();
  const account = accountOf(draft, accounts);
  const asksAuthority = draft.account === 'other' || (account !== undefined && account.authority === '');
  const read = (value: string): number | 'other' | '' => (value === '' || value === 'other' ? value : Number(value));
  const mine = accounts.filter((one) => one.mine);
  const others = accounts.filter((one) => !one.mine);
  const option = (one: MatterAccount) => (
    <option key={one.id} value={one.id}>
      {one.name}
    </option>
  );
  return (
    <>
      <Field label={t.account} required {...said(faults.account)}>
        <Select id="matter-account" value={draft.account} onChange={(_event, { value }) => put({ account: read(value) })}>
          <option value="">{t.choose}</option>
          {mine.length > 0 && <optgroup label={matterTexts.list.views.mine}>{mine.map(option)}</optgroup>}
          {others.map(option)}
          <option value="other">{t.otherPlace}</option>
        </Select>
      </Field>
      {asksAuthority && (
        <Field label={t.authority} hint={t.authorityHint} required {...said(faults.authority)}>
          <Select value={draft.authority} onChange={(_event, { value }) => put({ authority: value })}>
            <option value="">{t.chooseAuthority}</option>
            {authorities.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </Select>
        </Field>
      )}
    </>
  );
}

function Senders({ form, fault, more, addressFault }: { form: DraftForm; fault: string | undefined; more: boolean; addressFault: string | undefined }) {
  const { draft, putPost, addPost, removePost } = form;
  const many = draft.posts.length > 1;
  return (
    <div className="stack close" role="group" aria-label={t.sender}>
      {draft.posts.map((post, index) => (
        <div className={many ? 'goal' : 'stack close'} key={index}>
          {draft.own ? (
            <p className="quiet-rule">{t.ownSender}</p>
          ) : (
            <div className="sender">
              <Field
                label={many ? t.senderOf(index + 1) : t.sender}
                {...(index === 0 ? { hint: t.senderHint } : {})}
                required
                {...(fault && (!post.sender.trim() || unsoundCharacter(post.sender)) ? { validationMessage: fault } : {})}
              >
                <Input maxLength={longestName} autoComplete="off" value={post.sender} onChange={(_event, { value }) => putPost(index, { sender: value })} />
              </Field>
              {many && <Button appearance="subtle" icon={<DismissRegular />} aria-label={t.remove(index + 1)} onClick={() => removePost(index)} />}
            </div>
          )}
          {more && <PostDetails form={form} index={index} fault={addressFault} />}
        </div>
      ))}
      <div>
        {draft.posts.length < mostPosts && !draft.own && (
          <Button appearance="subtle" icon={<AddRegular />} onClick={addPost}>
            {t.add}
          </Button>
        )}
      </div>
    </div>
  );
}

function PostDetails({ form: { draft, putPost }, index, fault }: { form: DraftForm; index: number; fault: string | undefined }) {
  const { now } = useActions();
  const post = draft.posts[index];
  if (!post) return null;
  const address = (key: 'address' | 'senderAddress') => (
    <Field label={t[key]} {...said(post[key].trim() ? fault : undefined)}>
      <Input
        inputMode="url"
        autoComplete="off"
        maxLength={longestAddress}
        value={post[key]}
        onChange={(_event, { value }) => putPost(index, { [key]: value })}
      />
    </Field>
  );
  return (
    <>
      {!draft.own && address('senderAddress')}
      {address('address')}
      <Field label={t.content} {...(post.content === 'directMessage' ? { hint: t.directMessage } : {})}>
        <Select value={post.content} onChange={(_event, { value }) => putPost(index, { content: value as ContentKind })}>
          {Object.entries(contentKinds).map(([key, label]) => (
            <option key={key} value={key}>
              {label}
            </option>
          ))}
        </Select>
      </Field>
      <MomentInput field={{ label: t.postedAt }} value={post.postedAt} max={now().toISOString()} onChange={(postedAt) => putPost(index, { postedAt })} />
    </>
  );
}
