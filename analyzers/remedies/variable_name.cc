#include "analyzers/remedies/variable_name.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "analyzers/source/ascii.h"

namespace plumbline::remedies {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 57> kNames = {{
    {"azure-client-secret", "AZURE_CLIENT_SECRET"},
    {"azure-storage-key", "AZURE_STORAGE_KEY"},
    {"azure-storage-connection", "AZURE_STORAGE_CONNECTION_STRING"},
    {"github-token", "GITHUB_TOKEN"},
    {"gitlab-token", "GITLAB_TOKEN"},
    {"npm-token", "NPM_TOKEN"},
    {"pypi-token", "PYPI_TOKEN"},
    {"crates-token", "CARGO_REGISTRY_TOKEN"},
    {"rubygems-key", "GEM_HOST_API_KEY"},
    {"nuget-key", "NUGET_API_KEY"},
    {"dockerhub-token", "DOCKERHUB_TOKEN"},
    {"openai-key", "OPENAI_API_KEY"},
    {"anthropic-key", "ANTHROPIC_API_KEY"},
    {"huggingface-token", "HF_TOKEN"},
    {"google-api-key", "GOOGLE_API_KEY"},
    {"groq-key", "GROQ_API_KEY"},
    {"xai-key", "XAI_API_KEY"},
    {"openrouter-key", "OPENROUTER_API_KEY"},
    {"perplexity-key", "PERPLEXITY_API_KEY"},
    {"nvidia-key", "NVIDIA_API_KEY"},
    {"replicate-token", "REPLICATE_API_TOKEN"},
    {"langsmith-key", "LANGSMITH_API_KEY"},
    {"pinecone-key", "PINECONE_API_KEY"},
    {"tavily-key", "TAVILY_API_KEY"},
    {"database-url", "DATABASE_URL"},
    {"mongodb-url", "MONGODB_URI"},
    {"redis-url", "REDIS_URL"},
    {"slack-token", "SLACK_BOT_TOKEN"},
    {"slack-webhook", "SLACK_WEBHOOK_URL"},
    {"discord-token", "DISCORD_TOKEN"},
    {"telegram-token", "TELEGRAM_BOT_TOKEN"},
    {"stripe-key", "STRIPE_SECRET_KEY"},
    {"sendgrid-key", "SENDGRID_API_KEY"},
    {"mailchimp-key", "MAILCHIMP_API_KEY"},
    {"twilio-token", "TWILIO_AUTH_TOKEN"},
    {"twilio-key", "TWILIO_AUTH_TOKEN"},
    {"cloudflare-token", "CLOUDFLARE_API_TOKEN"},
    {"vault-token", "VAULT_TOKEN"},
    {"datadog-key", "DD_API_KEY"},
    {"databricks-token", "DATABRICKS_TOKEN"},
    {"snowflake-password", "SNOWFLAKE_PASSWORD"},
    {"terraform-token", "TF_TOKEN_app_terraform_io"},
    {"sentry-token", "SENTRY_AUTH_TOKEN"},
    {"sonar-token", "SONAR_TOKEN"},
    {"circleci-token", "CIRCLE_TOKEN"},
    {"digitalocean-token", "DIGITALOCEAN_TOKEN"},
    {"flyio-token", "FLY_API_TOKEN"},
    {"netlify-token", "NETLIFY_AUTH_TOKEN"},
    {"vercel-key", "VERCEL_TOKEN"},
    {"doppler-token", "DOPPLER_TOKEN"},
    {"pulumi-token", "PULUMI_ACCESS_TOKEN"},
    {"notion-token", "NOTION_TOKEN"},
    {"linear-key", "LINEAR_API_KEY"},
    {"figma-token", "FIGMA_TOKEN"},
    {"postman-key", "POSTMAN_API_KEY"},
    {"airtable-token", "AIRTABLE_API_KEY"},
    {"jwt-secret", "JWT_SECRET"},
}};

bool is_aws_key_id(std::string_view value) {
  return value.size() == 20 && (value.starts_with("AKIA") || value.starts_with("ASIA"));
}

}  // namespace

std::string customary_name(std::string_view kind, std::string_view value) {
  if (kind.starts_with("aws")) {
    if (kind == "aws-session-token") return "AWS_SESSION_TOKEN";
    return is_aws_key_id(value) ? "AWS_ACCESS_KEY_ID" : "AWS_SECRET_ACCESS_KEY";
  }
  const auto* const it = std::find_if(kNames.begin(), kNames.end(),
                                      [&](const auto& entry) { return entry.first == kind; });
  return it == kNames.end() ? std::string() : std::string(it->second);
}

bool is_read_by_a_tool(std::string_view variable) {
  return is_in(variable, {"ARM_CLIENT_SECRET", "GH_TOKEN", "TWINE_PASSWORD", "NODE_AUTH_TOKEN",
                          "UV_PUBLISH_TOKEN", "POETRY_PYPI_TOKEN_PYPI", "FLIT_PASSWORD",
                          "DOCKER_PASSWORD", "DATADOG_API_KEY", "HUGGING_FACE_HUB_TOKEN"});
}

std::string customary_address_name(std::string_view scheme) {
  if (scheme.starts_with("mongodb")) return "MONGODB_URI";
  if (scheme.starts_with("redis")) return "REDIS_URL";
  const bool other = is_in(scheme, {"http", "https", "ftp", "sftp", "ssh", "amqp", "amqps", "smtp",
                                    "smtps", "imap", "imaps", "ldap", "ldaps", "nats", "mqtt"});
  return other ? "" : "DATABASE_URL";
}

bool names_address(std::string_view variable) {
  return variable.ends_with("_URL") || variable.ends_with("_URI") ||
         variable.ends_with("CONNECTION_STRING");
}

std::string upper_snake(std::string_view name) {
  std::string result;
  bool letter = false;
  for (size_t i = 0; i < name.size(); ++i) {
    const auto c = static_cast<unsigned char>(name[i]);
    if (std::isalnum(c) == 0 || c >= 0x80) {
      if (!result.empty() && result.back() != '_') result += '_';
      continue;
    }
    const bool upper = std::isupper(c) != 0;
    const bool after_lower = i > 0 && std::islower(static_cast<unsigned char>(name[i - 1])) != 0;
    const bool ends_acronym = i > 0 && i + 1 < name.size() &&
                              std::isupper(static_cast<unsigned char>(name[i - 1])) != 0 &&
                              std::islower(static_cast<unsigned char>(name[i + 1])) != 0;
    if (upper && (after_lower || ends_acronym) && result.back() != '_') result += '_';
    letter = letter || std::isalpha(c) != 0;
    result += static_cast<char>(std::toupper(c));
  }
  while (!result.empty() && result.back() == '_') result.pop_back();
  if (!letter) return {};
  if (std::isdigit(static_cast<unsigned char>(result.front())) != 0) result.insert(0, "_");
  return result;
}

}  // namespace plumbline::remedies
