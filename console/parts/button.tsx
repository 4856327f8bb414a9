import './button.css';
import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon.tsx';

/** `primary`: what a page is for; `danger`: takes something away; `quiet`: one of many in a row. */
export type ButtonKind = 'plain' | 'primary' | 'danger' | 'quiet';

interface Look {
  readonly kind?: ButtonKind;
  readonly icon?: IconName;
  readonly children: ComponentChildren;
}

interface ButtonProps extends Look {
  readonly onPress?: () => unknown;
  /** Sends the form it stands in. */
  readonly submits?: boolean;
  readonly isBusy?: boolean;
  readonly isDisabled?: boolean;
  /** The id of what it is about, read after its name: the row of a table. */
  readonly about?: string | undefined;
  readonly isExpanded?: boolean;
}

export function Button(props: ButtonProps) {
  const { kind = 'plain', icon, children, onPress, submits = false, isBusy = false } = props;
  const { isDisabled = false, about, isExpanded } = props;
  return (
    <button
      type={submits ? 'submit' : 'button'}
      class={`button ${kind}`}
      onClick={() => onPress?.()}
      disabled={isDisabled}
      aria-busy={isBusy}
      aria-describedby={about}
      aria-expanded={isExpanded}
    >
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </button>
  );
}

interface IconButtonProps extends Pick<ButtonProps, 'about' | 'isBusy' | 'onPress'> {
  readonly icon: IconName;
  /** What it does, which those who see it are told when they point at it. */
  readonly name: string;
  /** Whether there is something about it that is worth a look: a filter that is set. */
  readonly isMarked?: boolean;
}

/** One of several in each row of a table, where words would fill it. */
export function IconButton({
  icon,
  name,
  about,
  isBusy = false,
  isMarked = false,
  onPress,
}: IconButtonProps) {
  return (
    <button
      type="button"
      class={isMarked ? 'button quiet drawn marked' : 'button quiet drawn'}
      title={name}
      onClick={() => onPress?.()}
      aria-busy={isBusy}
      aria-describedby={about}
    >
      <Icon name={icon} />
      <span class="unseen">{name}</span>
    </button>
  );
}

interface ButtonLinkProps extends Look {
  readonly href: string;
  /** The id of what it is about, read after its name. */
  readonly about?: string | undefined;
}

/** A link that looks like a button: it leads somewhere, and does nothing. */
export function ButtonLink({ kind = 'plain', icon, children, href, about }: ButtonLinkProps) {
  return (
    <a class={`button ${kind}`} href={href} aria-describedby={about}>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </a>
  );
}
