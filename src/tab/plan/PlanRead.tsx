// A plan that is not edited now: what waits, both decisions with how they were made, what the plan says, what has happened, files and versions.

import { Link, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { DocumentPdfRegular, DocumentTextRegular, ImageRegular } from '@fluentui/react-icons';
import { useEffect, useRef, useState, type RefObject } from 'react';
import type { SignRequest } from '../../domain/signRequest.ts';
import { useActing } from '../shared/useActing.tsx';
import { useActions, type PlanView } from '../shared/actions.ts';
import { Card } from '../shared/Card.tsx';
import { Chiefs } from '../shared/Chiefs.tsx';
import { dayAndTime, fileSize } from '../shared/format.ts';
import { catchFocus } from '../shared/focus.ts';
import { History } from '../shared/History.tsx';
import { Mark } from '../shared/Mark.tsx';
import { Page } from '../shared/Page.tsx';
import { Receipt, type Said } from '../shared/Receipt.tsx';
import { Pill } from '../shared/states.tsx';
import { useSigning } from '../shared/useSigning.tsx';
import { planTexts } from '../texts/plan.ts';
import { AsideCopy } from './AsideCopy.tsx';
import { EnterDecision } from './EnterDecision.tsx';
import { NextActs } from './NextActs.tsx';
import { Notices } from './Notices.tsx';
import { PlanContent } from './PlanContent.tsx';
import { PlanMenu } from './PlanMenu.tsx';
import { Readdress } from './Readdress.tsx';
import { unsignedSteps } from '../shared/unsigned.ts';

const forms = { readdress: Readdress, enter: EnterDecision };
export type PlanReadProps = { plan: PlanView; onPlan: (plan: PlanView, said?: Said) => void; said?: Said };

export function PlanRead({ plan, onPlan, said }: PlanReadProps) {
  const { openPlan, me } = useActions();
  const [form, setForm] = useState<'readdress' | 'enter'>();
  const show = async (request: SignRequest) => {
    setForm(undefined);
    // What was signed stands, also when the plan cannot be read again just now.
    const fresh = await openPlan(plan.planId).catch(() => undefined);
    onPlan(fresh ?? plan, receiptOf(request, plan.applicant.oid === me.oid));
  };
  const signing = useSigning((request) => void show(request));
  const may = (act: PlanView['may'][number]) => plan.may.includes(act);
  const Form = form && forms[form];
  const place = useFormFocus(form);
  return (
    <Page
      title={plan.title}
      crumb={{ label: planTexts.plans.title, to: { screen: 'plans' } }}
      lead={<Mark platform={plan.answers.platform ?? ''} size={48} />}
      pill={<Pill state={may('decide') ? 'waitingMe' : plan.state} />}
      sub={planTexts.plan.meta(plan.version, plan.applicant.name)}
      actions={
        <>
          <PlanMenu
            plan={plan}
            onPlan={onPlan}
            printable
            {...(may('readdress') ? { onReaddress: () => setForm('readdress') } : {})}
            {...(may('enterDecision') ? { onEnter: () => setForm('enter') } : {})}
          />
          <NextActs plan={plan} onPlan={onPlan} onSign={signing.begin} busy={signing.underWay} />
        </>
      }
    >
      <Receipt said={said} />
      <Notices plan={plan} />
      {plan.may.includes('signAddressee') && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{planTexts.read.signAddresseeText}</MessageBarBody>
        </MessageBar>
      )}
      {signing.panel}
      <div ref={place}>{Form && <Form plan={plan} onSign={signing.begin} onClose={() => setForm(undefined)} busy={signing.underWay} />}</div>
      <AsideCopy plan={plan} />
      <Whole plan={plan} />
    </Page>
  );
}

/** The form that a menu opens has focus when the menu has let go of it; the menu has it back when the form closes. */
function useFormFocus(form: string | undefined): RefObject<HTMLDivElement | null> {
  const place = useRef<HTMLDivElement>(null);
  const opened = useRef(false);
  useEffect(() => {
    const timer = setTimeout(() => {
      if (form) place.current?.querySelector<HTMLElement>('input, button')?.focus();
      else if (opened.current) catchFocus(document.querySelector<HTMLElement>('.more'));
      opened.current = form !== undefined;
    });
    return () => clearTimeout(timer);
  }, [form]);
  return place;
}

/** Both decisions and what the plan says; beside them what has become of it. */
function Whole({ plan }: { plan: PlanView }) {
  return (
    <div className="two">
      <div className="stack">
        {plan.stations.length > 0 && (
          <Card title={planTexts.read.decisions}>
            <Chiefs stations={plan.stations} boxed unsigned={unsignedSteps(plan)} />
          </Card>
        )}
        <Card title={planTexts.read.content}>
          <PlanContent answers={plan.answers} />
        </Card>
      </div>
      <div className="stack">
        <Files plan={plan} />
        <History title={planTexts.read.history} entries={plan.history} />
        <Versions plan={plan} />
      </div>
    </div>
  );
}

function receiptOf(request: SignRequest, byApplicant: boolean): Said {
  switch (request.kind) {
    case 'addressee':
      return { sentence: byApplicant ? planTexts.done.chiefSigned : planTexts.done.readdressed(request.to.name) };
    case 'confirmation':
      return { sentence: planTexts.done.confirmed };
    default:
      return { sentence: planTexts.done.entered };
  }
}

function Files({ plan }: { plan: PlanView }) {
  const { now, openFile } = useActions();
  const acting = useActing();
  // Nobody will approve a plan that is laid down.
  if (plan.files.length === 0 && plan.state === 'laidDown') return null;
  return (
    <Card title={planTexts.read.files} {...(plan.files.length ? { count: plan.files.length } : {})}>
      {plan.files.length === 0 ? (
        <p className="meta">{plan.filesUnread ? planTexts.read.filesUnread : planTexts.read.noFiles}</p>
      ) : (
        <ul className="stack close">
          {plan.files.map((file) => (
            <li className="plan-file" key={file.path}>
              <FileIcon name={file.name} />
              <div className="min0">
                <Link as="button" className="anywhere" disabledFocusable={acting.busy} onClick={() => void acting.run(() => openFile(file))}>
                  {file.name}
                </Link>
                <div className="meta">{planTexts.read.savedAt(fileSize(file.size), dayAndTime(file.savedAt, now()))}</div>
              </div>
            </li>
          ))}
        </ul>
      )}
      {acting.said}
    </Card>
  );
}

function FileIcon({ name }: { name: string }) {
  if (/\.pdf$/i.test(name)) return <DocumentPdfRegular aria-hidden />;
  return /\.(png|jpe?g)$/i.test(name) ? <ImageRegular aria-hidden /> : <DocumentTextRegular aria-hidden />;
}

function Versions({ plan }: { plan: PlanView }) {
  const { now } = useActions();
  if (plan.versions.length === 0) return null;
  return (
    <Card title={planTexts.read.versions} count={plan.versions.length}>
      <ol className="stack">
        {plan.versions.map((version) => (
          <li className="stack tight" key={version.version}>
            <div className="row wrap">
              <span className="strong">{planTexts.read.version(version.version)}</span>
              <Pill state={version.state} />
            </div>
            {version.sentAt && <div className="meta">{planTexts.read.sentAt(dayAndTime(version.sentAt, now()))}</div>}
            <div className="meta">
              {planTexts.read.checksum} <code className="hash">{version.sha256}</code>
            </div>
          </li>
        ))}
      </ol>
    </Card>
  );
}
