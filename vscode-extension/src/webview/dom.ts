/** Making elements. */

type Child = Node | string;

/** An element with a class and children; strings are text, never markup. */
export function element<Name extends keyof HTMLElementTagNameMap>(name: Name, className = "", ...children: Child[]): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  if (className) {
    made.className = className;
  }
  made.append(...children);
  return made;
}

/** A button. */
export function button(title: string, className: string, act: () => void): HTMLButtonElement {
  const made = element("button", className, title);
  made.type = "button";
  made.addEventListener("click", (event) => {
    event.stopPropagation();
    act();
  });
  return made;
}
