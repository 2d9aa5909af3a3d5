// The button in the toolbar: opens the panel, and tells it which tab it may read now.
chrome.action.onClicked.addListener((/** @type {{id: number, windowId: number}} */ tab) => {
  const opened = chrome.sidePanel ? chrome.sidePanel.open({ windowId: tab.windowId }) : chrome.sidebarAction.open();
  opened.catch(console.error);
  // Nobody hears it while the panel opens: it then looks by itself.
  chrome.runtime.sendMessage({ tab: tab.id, window: tab.windowId }).catch(() => {});
});
