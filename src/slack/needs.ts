/** The events the bot listens to, by their names in the manifest. */
export const events = [
  "app_home_opened",
  "message.im",
  "message.groups",
  "reaction_added",
  "reaction_removed",
  "member_joined_channel",
  "member_left_channel",
  "group_left",
  "group_archive",
  "group_unarchive",
  "channel_shared",
] as const;

/** The Web API methods the bot calls, each with the scopes it needs. */
export const methodScopes: Readonly<Record<string, readonly string[]>> = {
  "api.test": [],
  "auth.test": [],
  // With the app's own token and its scope connections:write, which no manifest lists.
  "apps.connections.open": [],
  "chat.postMessage": ["chat:write"],
  "chat.update": ["chat:write"],
  "chat.delete": ["chat:write"],
  "chat.postEphemeral": ["chat:write"],
  "conversations.open": ["im:write"],
  "conversations.info": ["groups:read"],
  "conversations.members": ["groups:read"],
  // In a public channel only whether the bot's own message for all staff stands there.
  "conversations.history": ["channels:history", "groups:history", "im:history"],
  "conversations.replies": ["groups:history", "im:history"],
  "reactions.add": ["reactions:write"],
  "reactions.remove": ["reactions:write"],
  "users.info": ["users:read", "users:read.email"],
  "users.lookupByEmail": ["users:read.email"],
  "files.info": ["files:read"],
  "files.getUploadURLExternal": ["files:write"],
  "files.completeUploadExternal": ["files:write"],
  "files.delete": ["files:write"],
  "views.open": [],
  "views.update": [],
  "views.publish": [],
};

/** How the scopes a token was given differ from those the bot needs. */
export function scopesAmiss(granted: readonly string[]): {
  readonly missing: readonly string[];
  readonly superfluous: readonly string[];
} {
  const needed = new Set(["commands", "reactions:read", ...Object.values(methodScopes).flat()]);
  return {
    missing: [...needed].filter((scope) => !granted.includes(scope)),
    superfluous: granted.filter((scope) => !needed.has(scope)),
  };
}
