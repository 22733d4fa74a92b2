// The two approvals as two stations in order (R31, R104, R105): role, name, act and time, badge. Boxes beside each other on the decision page, a bare list elsewhere.

import { CheckmarkCircleFilled, CircleRegular, ClockRegular, ArrowUndoRegular, InfoRegular, type FluentIcon } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import type { Step } from '../../domain/fact.ts';
import { texts } from '../texts.ts';
import { useActions, type Remark, type Station } from './actions.ts';
import { dayAndTime, daysBetween, longDay } from './format.ts';
import { isPlain, ProofBadge, proofLine } from './Proof.tsx';

const icons: Record<Station['state'], FluentIcon> = { notYet: CircleRegular, open: ClockRegular, approved: CheckmarkCircleFilled, returned: ArrowUndoRegular };

function remarkText(remark: Remark): string {
  switch (remark.kind) {
    case 'standIn':
      return texts.remark.standIn(remark.for, longDay(remark.until));
    case 'enteredBy':
    case 'late':
      return texts.remark[remark.kind](remark.name);
    default:
      return texts.remark[remark.kind];
  }
}

function act(station: Station, unsigned: boolean, now: Date): string {
  if (!station.person) return '';
  switch (station.state) {
    case 'notYet':
      return station.step === 'unitManager' ? texts.chief.first : texts.chief.then;
    case 'open':
      if (station.mine) return texts.chief.yours;
      if (unsigned) return texts.chief.unsigned;
      return station.at ? texts.chief.has(daysBetween(station.at, now)) : '';
    case 'approved':
      return station.at ? texts.chief.approved(dayAndTime(station.at, now)) : '';
    case 'returned':
      return station.at ? texts.chief.returned(dayAndTime(station.at, now)) : '';
  }
}

/** `unsigned` = the steps whose chief is not asked until the applicant has signed the choice. */
export type ChiefsProps = { stations: readonly Station[]; boxed?: boolean; unsigned?: readonly Step[]; aside?: (station: Station) => ReactNode };

export function Chiefs({ stations, boxed, unsigned = [], aside }: ChiefsProps) {
  const { now } = useActions();
  return (
    <ol className={boxed ? 'chiefs boxed' : 'chiefs'}>
      {stations.map((station) => {
        const Icon = icons[station.state];
        return (
          <li key={station.step} className={station.state === 'open' && station.mine ? 'open mine' : station.state}>
            <span className="chief-icon" aria-hidden>
              <Icon />
            </span>
            <div className="min0 grow">
              <div className="meta">{texts.chief[station.step]}</div>
              <div className="strong">{station.person?.name ?? texts.chief.nobody}</div>
              <div className="meta">{act(station, unsigned.includes(station.step), now())}</div>
              {station.proof && !isPlain(station.proof) && <div className="meta">{proofLine(station.proof)}</div>}
              {station.remarks.map((remark, index) => (
                <div className="meta with-icon" key={`${remark.kind}${index}`}>
                  <InfoRegular aria-hidden />
                  {remarkText(remark)}
                </div>
              ))}
              {station.comment && <p className="chief-comment">”{station.comment}”</p>}
              {aside?.(station)}
            </div>
            {station.proof && <ProofBadge proof={station.proof} />}
          </li>
        );
      })}
    </ol>
  );
}
