/* The panel at the side, and the note that appears over marked words. */
import type { Child } from "./element";
import { append, byId, fill } from "./element";

const panel = byId("panel") as HTMLDialogElement;

export function openPanel(title: Child, ...body: Child[]): void {
  fill(byId("panel-title"), title);
  fill(byId("panel-body"), body);
  hideTip();
  if (!panel.open) panel.showModal();
  panel.scrollTop = 0;
  byId("panel-title").focus();
}

export const closePanel = (): void => panel.close();

let explained: HTMLElement | null = null;

export function showTip(button: HTMLElement, ...content: Child[]): void {
  const tip = byId("tip");
  tip.replaceChildren();
  append(tip, content);
  tip.hidden = false;
  explained = button;
  button.setAttribute("aria-describedby", "tip");
  placeTip(button);
}

function placeTip(button: HTMLElement): void {
  const tip = byId("tip");
  const box = button.getBoundingClientRect();
  const size = tip.getBoundingClientRect();
  tip.style.left = `${Math.max(8, Math.min(box.left, window.innerWidth - size.width - 12))}px`;
  tip.style.top = `${box.top > size.height + 12 ? box.top - size.height - 8 : box.bottom + 8}px`;
}

/** Going to a mark by keyboard scrolls to it: its note goes with it, once it is in sight. */
function followScroll(): void {
  if (explained === null || explained !== document.activeElement) {
    hideTip();
    return;
  }
  const box = explained.getBoundingClientRect();
  byId("tip").hidden = box.bottom < 0 || box.top > window.innerHeight;
  placeTip(explained);
}

export function hideTip(): void {
  explained = null;
  byId("tip").hidden = true;
  document.querySelectorAll("[aria-describedby='tip']").forEach((b) => b.removeAttribute("aria-describedby"));
}

export function watchPanel(): void {
  byId("panel-close").addEventListener("click", closePanel);
  panel.addEventListener("click", (event) => { if (event.target === panel) panel.close(); });
  window.addEventListener("scroll", followScroll, { passive: true });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") hideTip(); });
}
