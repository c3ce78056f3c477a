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

export function showTip(button: HTMLElement, ...content: Child[]): void {
  const tip = byId("tip");
  tip.replaceChildren();
  append(tip, content);
  tip.hidden = false;
  const box = button.getBoundingClientRect();
  const size = tip.getBoundingClientRect();
  tip.style.left = `${Math.max(8, Math.min(box.left, window.innerWidth - size.width - 12))}px`;
  tip.style.top = `${box.top > size.height + 12 ? box.top - size.height - 8 : box.bottom + 8}px`;
  button.setAttribute("aria-describedby", "tip");
}

export function hideTip(): void {
  byId("tip").hidden = true;
  document.querySelectorAll("[aria-describedby='tip']").forEach((b) => b.removeAttribute("aria-describedby"));
}

export function watchPanel(): void {
  byId("panel-close").addEventListener("click", closePanel);
  panel.addEventListener("click", (event) => { if (event.target === panel) panel.close(); });
  window.addEventListener("scroll", hideTip, { passive: true });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") hideTip(); });
}
