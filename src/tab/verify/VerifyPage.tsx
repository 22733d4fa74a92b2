// The stand-alone page: files in, verdicts out. No network, no sign-in; the same judgement as everywhere else.

import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { ArrowUploadRegular } from '@fluentui/react-icons';
import { useEffect, useRef, useState, type DragEvent } from 'react';
import { readRecordFile, type KeyRegister, type PlanRecord } from '../../domain/record.ts';
import { longDay } from '../shared/format.ts';
import { useAsync } from '../shared/useAsync.ts';
import { checkRecord, type Checker } from './checking.ts';
import { Verdicts } from './Verdicts.tsx';
import { verifyTexts } from './verifyTexts.ts';
import './verify.css';

const largest = 20_000_000;
type Brought = { record?: PlanRecord; register?: KeyRegister; problems: readonly string[] };

async function bring(files: readonly File[], before: Brought): Promise<Brought> {
  let brought: Brought = { ...before, problems: [] };
  const problem = (sentence: string) => (brought = { ...brought, problems: [...brought.problems, sentence] });
  for (const file of files) {
    if (file.size > largest) problem(verifyTexts.file.tooLarge(file.name));
    else {
      const read = await file.text().then(readRecordFile, () => 'failed' as const);
      if (typeof read === 'string') problem(verifyTexts.file[read](file.name));
      else brought = read.kind === 'planRecord' ? { ...brought, record: read } : { ...brought, register: read };
    }
  }
  return brought;
}

export function VerifyPage({ checker }: { checker: Checker }) {
  const [brought, setBrought] = useState<Brought>({ problems: [] });
  const { record, register } = brought;
  const checking = useAsync(async () => record && (await checkRecord(record, register, checker)), [record, register, checker]);
  const checked = checking.state === 'here' ? checking.value : undefined;

  const take = (files: FileList | null) => {
    if (files?.length) void bring([...files], brought).then(setBrought);
  };
  return (
    <main className="verify">
      <h1>{verifyTexts.title}</h1>
      <p>{verifyTexts.intro}</p>
      <Dropzone take={take} />
      <div aria-live="polite" className="stack close">
        {brought.problems.map((sentence) => (
          <MessageBar key={sentence} intent="error" layout="multiline">
            <MessageBarBody>{sentence}</MessageBarBody>
          </MessageBar>
        ))}
        {register && <p className="meta">{verifyTexts.register(longDay(register.madeAt))}</p>}
        {record && <p className="meta">{verifyTexts.record(record.title, longDay(record.madeAt))}</p>}
        {register && !record && <p>{verifyTexts.noRecord}</p>}
        {record && checking.state === 'waiting' && <p>{verifyTexts.checking}</p>}
        {record && checking.state === 'failed' && (
          <MessageBar intent="error" layout="multiline">
            <MessageBarBody>{verifyTexts.cannotCheck}</MessageBarBody>
          </MessageBar>
        )}
      </div>
      {checked && <Verdicts checked={checked} />}
      {(record ?? register) && (
        <div>
          <Button onClick={() => setBrought({ problems: [] })}>{verifyTexts.again}</Button>
        </div>
      )}
    </main>
  );
}

/** A drop outside the box must not make the browser leave the page for the file. */
function Dropzone({ take }: { take: (files: FileList | null) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  useEffect(() => {
    const stay = (event: Event) => event.preventDefault();
    addEventListener('dragover', stay);
    addEventListener('drop', stay);
    return () => {
      removeEventListener('dragover', stay);
      removeEventListener('drop', stay);
    };
  }, []);
  const drop = (event: DragEvent) => {
    setOver(false);
    take(event.dataTransfer.files);
  };
  return (
    <div className={over ? 'dropzone over' : 'dropzone'} onDragOver={() => setOver(true)} onDragLeave={() => setOver(false)} onDrop={drop}>
      <p>{verifyTexts.drop}</p>
      <input
        ref={input}
        className="unseen"
        type="file"
        accept=".json,application/json"
        multiple
        tabIndex={-1}
        aria-hidden
        onChange={(event) => take(event.target.files)}
      />
      <Button appearance="primary" icon={<ArrowUploadRegular />} onClick={() => input.current?.click()}>
        {verifyTexts.choose}
      </Button>
    </div>
  );
}
