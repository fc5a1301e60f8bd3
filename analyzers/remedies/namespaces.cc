#include "analyzers/remedies/namespaces.h"

#include <algorithm>
#include <array>

namespace plumbline::remedies {
namespace {

/// Public types of the namespaces that credentials come from (SDKs of 2026).
constexpr std::array<std::string_view, 44> kAmazonRuntime = {
    "AWSCredentials",
    "BasicAWSCredentials",
    "SessionAWSCredentials",
    "ImmutableCredentials",
    "AnonymousAWSCredentials",
    "AssumeRoleAWSCredentials",
    "AssumeRoleAWSCredentialsOptions",
    "AssumeRoleWithWebIdentityCredentials",
    "ContainerCredentials",
    "ECSTaskCredentials",
    "EnvironmentVariablesAWSCredentials",
    "EnvironmentAWSCredentials",
    "FallbackCredentialsFactory",
    "FallbackRegionFactory",
    "GenericContainerCredentials",
    "InstanceProfileAWSCredentials",
    "ProcessAWSCredentials",
    "RefreshingAWSCredentials",
    "SSOAWSCredentials",
    "StoredProfileAWSCredentials",
    "StoredProfileSAMLCredentials",
    "URIBasedRefreshingCredentialHelper",
    "AmazonClientException",
    "AmazonServiceClient",
    "AmazonServiceException",
    "AmazonUnmarshallingException",
    "AmazonWebServiceRequest",
    "AmazonWebServiceResponse",
    "AWSRegion",
    "AWSCommonRuntimeException",
    "ClientConfig",
    "ConstantClass",
    "DefaultConfigurationMode",
    "ErrorType",
    "ExceptionEventArgs",
    "IAmazonService",
    "IClientConfig",
    "IRequestMetrics",
    "IWebServiceRequest",
    "RequestEventArgs",
    "RequestRetryMode",
    "ResponseEventArgs",
    "ResponseMetadata",
    "RetryPolicy",
};

constexpr std::array<std::string_view, 9> kAzureStorage = {
    "StorageSharedKeyCredential",      "StorageTransferOptions",
    "StorageChecksumAlgorithm",        "DownloadTransferValidationOptions",
    "UploadTransferValidationOptions", "TransferValidationOptions",
    "ClientSideEncryptionOptions",     "ClientSideEncryptionVersion",
    "StorageCrc64HashAlgorithm"};

constexpr std::array<std::string_view, 32> kSystemIo = {"File",
                                                        "FileInfo",
                                                        "FileStream",
                                                        "FileMode",
                                                        "FileAccess",
                                                        "FileShare",
                                                        "FileOptions",
                                                        "FileAttributes",
                                                        "Directory",
                                                        "DirectoryInfo",
                                                        "DriveInfo",
                                                        "Path",
                                                        "Stream",
                                                        "StreamReader",
                                                        "StreamWriter",
                                                        "StringReader",
                                                        "StringWriter",
                                                        "TextReader",
                                                        "TextWriter",
                                                        "BinaryReader",
                                                        "BinaryWriter",
                                                        "BufferedStream",
                                                        "MemoryStream",
                                                        "IOException",
                                                        "PathTooLongException",
                                                        "FileNotFoundException",
                                                        "DirectoryNotFoundException",
                                                        "EndOfStreamException",
                                                        "InvalidDataException",
                                                        "SearchOption",
                                                        "SeekOrigin",
                                                        "FileSystemWatcher"};

template <size_t N>
bool named_only_in(const Code& code, const std::array<std::string_view, N>& types,
                   const std::vector<Node>& gone) {
  bool used = false;
  for (const std::string_view type : types) {
    for (const Node leaf : names_reading(code, type, code.root.range())) {
      if (!inside_any(leaf.range(), gone)) return false;
      used = true;
    }
  }
  return used;
}

}  // namespace

bool becomes_unused(const Code& code, std::string_view name_space, const std::vector<Node>& gone) {
  if (name_space == "Amazon.Runtime") return named_only_in(code, kAmazonRuntime, gone);
  if (name_space == "Azure.Storage") return named_only_in(code, kAzureStorage, gone);
  if (name_space == "System.IO") return named_only_in(code, kSystemIo, gone);
  return false;
}

}  // namespace plumbline::remedies
