/** What to do about a token that Slack refuses, by Slack's word for why. */
export function tokenRemedy(variable: "SLACK_BOT_TOKEN" | "SLACK_APP_TOKEN", code: string): string {
  if (variable === "SLACK_APP_TOKEN" && code === "missing_scope") {
    return "スコープ connections:write を付けた App-Level Token を作り直してください。";
  }
  if (code === "not_allowed_token_type") {
    return "ほかの種類のトークンです。SLACK_BOT_TOKEN と SLACK_APP_TOKEN を入れ違えていないか確かめてください。";
  }
  if (/^(team|user|account|enterprise)_/.test(code)) {
    return "アプリかワークスペースが止められていないか、Slackの管理者に確かめてください。";
  }
  return variable === "SLACK_BOT_TOKEN"
    ? "Slackのアプリ設定「OAuth & Permissions」にある今のトークンを設定してください。"
    : "Slackのアプリ設定「Basic Information」の App-Level Tokens にある今のトークンを設定してください。";
}
