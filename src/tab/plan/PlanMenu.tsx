// The acts that are seldom needed: copy to another medium, lay down, and for Information to enter a decision or give it to another person.

import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { CopyRegular, DocumentDismissRegular, DocumentOnePageAddRegular, MoreHorizontalRegular, PeopleSwapRegular, PrintRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { go } from '../route.ts';
import { useActions, type PlanView } from '../shared/actions.ts';
import { ConfirmDialog } from '../shared/ConfirmDialog.tsx';
import { useActing } from '../shared/useActing.tsx';
import { texts } from '../texts.ts';

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
          <Button className="more" icon={<MoreHorizontalRegular />} aria-label={texts.read.more} />
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {may('copy') && (
              <MenuItem icon={<CopyRegular />} onClick={() => go({ screen: 'newPlan', copyOf: plan.planId })}>
                {texts.plan.copyToMedium}
              </MenuItem>
            )}
            {printable && (
              <MenuItem icon={<PrintRegular />} onClick={() => print()}>
                {texts.plan.print}
              </MenuItem>
            )}
            {onReaddress && (
              <MenuItem icon={<PeopleSwapRegular />} onClick={onReaddress}>
                {texts.read.readdress}
              </MenuItem>
            )}
            {onEnter && (
              <MenuItem icon={<DocumentOnePageAddRegular />} onClick={onEnter}>
                {texts.entered.open}
              </MenuItem>
            )}
            {may('layDown') && (
              <MenuItem icon={<DocumentDismissRegular />} onClick={() => setAsking(true)}>
                {texts.read.layDown}
              </MenuItem>
            )}
          </MenuList>
        </MenuPopover>
      </Menu>
      {asking && (
        <ConfirmDialog
          title={texts.read.layDownTitle}
          text={texts.read.layDownText}
          act={texts.read.layDown}
          cancel={texts.read.cancel}
          busy={acting.busy}
          said={acting.said}
          onAct={() => void lay()}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
