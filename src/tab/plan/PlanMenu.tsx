// The acts that are seldom needed: copy to another medium, lay down, and for Information to enter a decision or give it to another person.

import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import {
  CopyRegular,
  DocumentDismissRegular,
  DocumentOnePageAddRegular,
  FlagRegular,
  MoreHorizontalRegular,
  PeopleSwapRegular,
  PrintRegular,
  type FluentIcon,
} from '@fluentui/react-icons';
import { useState } from 'react';
import { go } from '../route.ts';
import { useActions, type PlanView } from '../shared/actions.ts';
import { ConfirmDialog } from '../shared/ConfirmDialog.tsx';
import type { Said } from '../shared/Receipt.tsx';
import { useActing } from '../shared/useActing.tsx';
import { planTexts } from '../texts/plan.ts';

export type PlanMenuProps = {
  plan: PlanView;
  onPlan: (plan: PlanView, said?: Said) => void;
  onReaddress?: () => void;
  onEnter?: () => void;
  printable?: boolean;
};

type Item = { label: string; icon: FluentIcon; onClick: () => void };

export function PlanMenu({ plan, onPlan, onReaddress, onEnter, printable }: PlanMenuProps) {
  const [layingDown, setLayingDown] = useState(false);
  const may = (act: PlanView['may'][number]) => plan.may.includes(act);
  const items: (Item | false)[] = [
    may('copy') && { label: planTexts.plan.copyToMedium, icon: CopyRegular, onClick: () => go({ screen: 'newPlan', copyOf: plan.planId }) },
    printable === true && { label: planTexts.plan.print, icon: PrintRegular, onClick: () => print() },
    onReaddress !== undefined && { label: planTexts.read.readdress, icon: PeopleSwapRegular, onClick: onReaddress },
    onEnter !== undefined && { label: planTexts.entered.open, icon: DocumentOnePageAddRegular, onClick: onEnter },
    may('tellStarted') && { label: planTexts.read.tellStarted, icon: FlagRegular, onClick: () => go({ screen: 'alreadyStarted', planId: plan.planId }) },
    // A plan that was never saved is nothing to lay down: it is left.
    may('layDown') && plan.etag !== '' && { label: planTexts.read.layDown, icon: DocumentDismissRegular, onClick: () => setLayingDown(true) },
  ];
  const offered = items.filter((item) => item !== false);
  if (offered.length === 0) return null;
  return (
    <>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button className="more" icon={<MoreHorizontalRegular />} aria-label={planTexts.read.more} />
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {offered.map(({ label, icon: Icon, onClick }) => (
              <MenuItem key={label} icon={<Icon />} onClick={onClick}>
                {label}
              </MenuItem>
            ))}
          </MenuList>
        </MenuPopover>
      </Menu>
      {layingDown && <LayDown plan={plan} onPlan={onPlan} onClose={() => setLayingDown(false)} />}
    </>
  );
}

function LayDown({ plan, onPlan, onClose }: Pick<PlanMenuProps, 'plan' | 'onPlan'> & { onClose: () => void }) {
  const { layDown } = useActions();
  const acting = useActing();
  const lay = async () => {
    const answer = await acting.run(() => layDown(plan.planId));
    if (answer?.outcome !== 'done') return;
    onClose();
    onPlan(answer.plan, { sentence: planTexts.done.laidDown });
  };
  return (
    <ConfirmDialog
      title={planTexts.read.layDownTitle}
      text={planTexts.read.layDownText}
      act={planTexts.read.layDown}
      cancel={planTexts.read.cancel}
      busy={acting.busy}
      said={acting.said}
      onAct={() => void lay()}
      onClose={onClose}
      otherwise=".more"
    />
  );
}
