// The acts that are seldom needed: copy to another medium, lay down, and for Information to enter a decision or give it to another person.

import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { CopyRegular, DocumentDismissRegular, DocumentOnePageAddRegular, MoreHorizontalRegular, PeopleSwapRegular, PrintRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { go } from '../route.ts';
import { useActions, type PlanView } from '../shared/actions.ts';
import { ConfirmDialog } from '../shared/ConfirmDialog.tsx';
import { useActing } from '../shared/useActing.tsx';
import { planTexts } from '../texts/plan.ts';

export type PlanMenuProps = { plan: PlanView; onPlan: (plan: PlanView) => void; onReaddress?: () => void; onEnter?: () => void; printable?: boolean };

export function PlanMenu({ plan, onPlan, onReaddress, onEnter, printable }: PlanMenuProps) {
  const { layDown } = useActions();
  const acting = useActing();
  const [asking, setAsking] = useState(false);
  const may = (act: PlanView['may'][number]) => plan.may.includes(act);
  const lay = async () => {
    const answer = await acting.run(() => layDown(plan.planId));
    if (answer?.outcome !== 'done') return;
    setAsking(false);
    onPlan(answer.plan);
  };
  if (!may('copy') && !may('layDown') && !onReaddress && !onEnter && !printable) return null;
  return (
    <>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button className="more" icon={<MoreHorizontalRegular />} aria-label={planTexts.read.more} />
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {may('copy') && (
              <MenuItem icon={<CopyRegular />} onClick={() => go({ screen: 'newPlan', copyOf: plan.planId })}>
                {planTexts.plan.copyToMedium}
              </MenuItem>
            )}
            {printable && (
              <MenuItem icon={<PrintRegular />} onClick={() => print()}>
                {planTexts.plan.print}
              </MenuItem>
            )}
            {onReaddress && (
              <MenuItem icon={<PeopleSwapRegular />} onClick={onReaddress}>
                {planTexts.read.readdress}
              </MenuItem>
            )}
            {onEnter && (
              <MenuItem icon={<DocumentOnePageAddRegular />} onClick={onEnter}>
                {planTexts.entered.open}
              </MenuItem>
            )}
            {may('layDown') && (
              <MenuItem icon={<DocumentDismissRegular />} onClick={() => setAsking(true)}>
                {planTexts.read.layDown}
              </MenuItem>
            )}
          </MenuList>
        </MenuPopover>
      </Menu>
      {asking && (
        <ConfirmDialog
          title={planTexts.read.layDownTitle}
          text={planTexts.read.layDownText}
          act={planTexts.read.layDown}
          cancel={planTexts.read.cancel}
          busy={acting.busy}
          said={acting.said}
          onAct={() => void lay()}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
