// What a text, an e-mail or a PDF says, as plain text before it is saved: nothing of it is run, followed or drawn. What a PDF may do is warned of.

import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { pdfRemarkSentences, type WritingContent } from '../../../domain/writing.ts';
import { pictureTexts } from '../../texts/pictures.ts';

const words = pictureTexts.told;
/** As much as is shown here; the record has the rest. */
const most = 400;

export function Told({ content }: { content: WritingContent }) {
  if (content.kind === 'pdf') return <Remarks remarks={content.remarks} />;
  const { text } = content;
  const rows = content.kind === 'mail' ? content.headers : [];
  return (
    <div className="picture-beside stack tight">
      {rows.length > 0 && (
        <dl className="picture-told">
          {rows.map(({ label, value }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd className="wraps">
                <bdi>{value}</bdi>
              </dd>
            </div>
          ))}
        </dl>
      )}
      <p className="picture-words">
        <bdi>{text === undefined ? words.noText : text.length > most ? `${[...text.slice(0, most)].slice(0, -1).join('')} …` : text}</bdi>
      </p>
      {content.kind === 'mail' && content.attachments.length > 0 && <p className="meta">{words.attachments(content.attachments.length)}</p>}
      {content.kind === 'mail' && <p className="meta">{words.unchecked}</p>}
    </div>
  );
}

function Remarks({ remarks }: Pick<Extract<WritingContent, { kind: 'pdf' }>, 'remarks'>) {
  if (remarks.length === 0) return <p className="picture-beside meta">{words.besideRecord}</p>;
  return (
    <MessageBar className="picture-beside" intent="warning" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{words.careful}</MessageBarTitle> {remarks.map((remark) => pdfRemarkSentences[remark]).join(' ')} {words.besideRecord}
      </MessageBarBody>
    </MessageBar>
  );
}
