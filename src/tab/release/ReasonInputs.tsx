// Why something is kept from others: the ground, the provision where the ground has none of its own, and a note that stays in the folder.

import { Field, Input, Select } from '@fluentui/react-components';
import { maskGroundKeys, maskGrounds, type MaskGround } from '../../domain/masking.ts';
import { longestName, longestReason } from '../../domain/matter.ts';
import { releaseTexts } from '../texts/release.ts';
import { reasonFaults, type ReasonDraft } from './maskDraft.ts';

const t = releaseTexts.mask;
const said = (sentence: string | undefined) => (sentence ? { validationMessage: sentence } : {});

export type ReasonInputsProps = { value: ReasonDraft; tried: boolean; onChange: (value: ReasonDraft) => void };

export function ReasonInputs({ value, tried, onChange }: ReasonInputsProps) {
  const faults = tried ? reasonFaults(value) : {};
  const ground = value.ground ? maskGrounds[value.ground] : undefined;
  const put = (part: Partial<ReasonDraft>) => onChange({ ...value, ...part });
  return (
    <div className="reason">
      <Field label={t.reason} required {...said(faults.ground)}>
        <Select value={value.ground} onChange={(_event, { value: chosen }) => put({ ground: chosen as MaskGround | '' })}>
          <option value="">{t.chooseReason}</option>
          {maskGroundKeys.map((key) => (
            <option key={key} value={key}>
              {[maskGrounds[key].label, maskGrounds[key].provision && `(${maskGrounds[key].provision})`].filter(Boolean).join(' ')}
            </option>
          ))}
        </Select>
      </Field>
      {ground?.provision === '' && (
        <Field label={t.provision} required hint={t.provisionHint} {...said(faults.provision)}>
          <Input autoComplete="off" maxLength={longestName} value={value.provision} onChange={(_event, { value: provision }) => put({ provision })} />
        </Field>
      )}
      <Field label={t.note} hint={t.noteHint} {...said(faults.note)}>
        <Input autoComplete="off" maxLength={longestReason} value={value.note} onChange={(_event, { value: note }) => put({ note })} />
      </Field>
    </div>
  );
}
